import type { ErrorHandler } from 'hono';
import { errorCode, isPassing } from '../error-code.ts';
import type { AppEnv } from './app-parts.ts';
import type { Log } from './log.ts';
import { problem } from './problems.ts';

/** The one place where something thrown becomes an answer. What passes by itself is 503, anything else a bug. */
export const handleError =
  (log: Log): ErrorHandler<AppEnv> =>
  (cause, c) => {
    const code = errorCode(cause);
    if (isPassing(cause)) {
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
