/** A table that leaves the house. Numbers stay numbers; null is an empty cell. */
export type Cell = string | number | null;
export type Sheet = {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};
