/** The `code` Node and PostgreSQL put on their errors; empty when there is none. */
export function errorCode(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** PostgreSQL cannot hold a value. Class 22: data exception. Class 54: a limit of the program, such as nesting or size. */
export const isRefusedValue = (cause: unknown): boolean => /^(22|54)/.test(errorCode(cause));

/** No log-in at the database, too many connections, no memory or disk, starting or stopping, connection lost, timed out. */
const noDatabase = /^(08|28|53|57P|25P03|ECONN|EPIPE|ETIMEDOUT)/;
/** What `pg` says without a code. */
const lostConnection =
  /timeout exceeded when trying to connect|Connection terminated|Cannot use a pool after calling end/;

/** The database cannot be had just now, whatever is asked of it. */
export const isOutOfReach = (cause: unknown): boolean =>
  noDatabase.test(errorCode(cause)) || (cause instanceof Error && lostConnection.test(cause.message));

/** What passes by itself: out of reach, stopped for taking too long, or in the way of others. */
export const isPassing = (cause: unknown): boolean =>
  isOutOfReach(cause) || /^(57014|55P03|40)/.test(errorCode(cause));
