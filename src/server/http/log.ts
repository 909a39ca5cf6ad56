export type LogLevel = 'info' | 'warn' | 'error';
/** Fields are for operators: ids, counts, times. Never a body, a query string or anything about a person. */
export type LogFields = { readonly [field: string]: unknown };
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

/** One JSON object a line. */
export const createLog =
  (write: (line: string) => void, now: () => Date): Log =>
  (level, event, fields = {}) =>
    write(`${JSON.stringify({ time: now().toISOString(), level, event, ...fields })}\n`);
