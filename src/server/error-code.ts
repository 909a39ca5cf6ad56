/** The `code` Node and PostgreSQL put on their errors; empty when there is none. */
export function errorCode(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** PostgreSQL cannot hold a value. Class 22: data exception. Class 54: a limit of the program, such as nesting or size. */
export const isRefusedValue = (cause: unknown): boolean => /^(22|54)/.test(errorCode(cause));
