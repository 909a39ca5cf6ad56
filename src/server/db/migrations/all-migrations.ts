import type { Migration } from '../migrate.ts';
import { records } from './2026-11-21-records.ts';

/** In the order they are applied. Append-only: one that has been released is never changed, only followed. */
export const allMigrations: readonly Migration[] = [records];
