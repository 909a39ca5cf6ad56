import type { ErrorHandler } from 'hono';
import { errorCode } from '../error-code.ts';
import type { AppEnv } from './app-parts.ts';
import type { Log } from './log.ts';
import { problem } from './problems.ts';

/** No log-in at the database, too many connections, starting or stopping, connection lost, timed out. */
const passing = /^(08|28|53|57P|57014|55P03|25P03|ECONN|EPIPE|ETIMEDOUT|40)/;
/** What `pg` says without a code. */
const lostConnection =
  /timeout exceeded when trying to connect|Connection terminated|Cannot use a pool after calling end/;

/** The one place where something thrown becomes an answer. What passes by itself is 503, anything else a bug. */
export const handleError =
  (log: Log): ErrorHandler<AppEnv> =>
  (cause, c) => {
    const code = errorCode(cause);
    if (passing.test(code) || lostConnection.test(cause.message)) {
      log('error', 'unavailable', { code: code || cause.name });
      return problem(c, 'unavailable', { retryAfterSeconds: 5 });
    }
    // The message may quote a value of a row; the name, the code and the places do not.
    const places = cause.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 12);
    log('error', 'failed', { error: cause.name, code, places });
    return problem(c, 'failed');
  };
