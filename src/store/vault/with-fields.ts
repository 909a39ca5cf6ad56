/** A copy of a row that was read, with some plain fields anew. What is sealed of it stays so until it is looked at. */
export const withFields = <T extends object>(row: T, fields: Partial<T>): T =>
  Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(row), ...Object.getOwnPropertyDescriptors(fields) },
  ) as T;
