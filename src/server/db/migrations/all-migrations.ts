import type { Migration } from '../migrate.ts';
import { records } from './2026-11-21-records.ts';
import { safeN } from './2026-11-22-safe-n.ts';
import { supervision } from './2026-11-22-supervision.ts';
import { tombstoneAge } from './2026-11-22-tombstone-age.ts';
import { vaultKeys } from './2026-11-22-vault-keys.ts';
import { whatWasLost } from './2026-11-22-what-was-lost.ts';
import { writeCost } from './2026-11-22-write-cost.ts';
import { writingInGroups } from './2026-11-22-writing-in-groups.ts';
import { statements } from './2026-11-22-xapi-statements.ts';
import { learningFound } from './2026-11-22-zz-learning-found.ts';
import { statementsAside } from './2026-11-22-zzz-statements-aside.ts';

/** In the order of their ids, in which they are applied. Append-only: one that has been released is never changed, only followed. */
export const allMigrations: readonly Migration[] = [
  records,
  safeN,
  supervision,
  tombstoneAge,
  vaultKeys,
  whatWasLost,
  writeCost,
  writingInGroups,
  statements,
  learningFound,
  statementsAside,
];
