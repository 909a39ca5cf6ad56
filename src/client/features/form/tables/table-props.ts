export type TableProps = {
  /** The group that is drawn as a table. */
  readonly path: string;
  /** Id of the heading that names the table; absent when the group has no words. */
  readonly labelledBy: string | undefined;
  readonly level: number;
};
