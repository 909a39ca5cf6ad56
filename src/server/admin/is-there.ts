import { stat } from 'node:fs/promises';
import { isErrno } from '../db/data-dir.ts';

/** Whether a file or folder is there; any other trouble than its absence is thrown. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (cause) {
    if (isErrno(cause) && cause.code === 'ENOENT') return false;
    throw cause;
  }
}
