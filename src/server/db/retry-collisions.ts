import { errorCode } from '../error-code.ts';

const attempts = 8;

/**
 * Runs a transaction again when it collided with another: two wrote the same new row, waited for each other, or could
 * not be put in an order.
 */
export async function retryCollisions<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (cause) {
      if (attempt === attempts || !collisions.has(errorCode(cause))) throw cause;
    }
  }
}

const collisions: ReadonlySet<string> = new Set(['23505', '40001', '40P01']);
