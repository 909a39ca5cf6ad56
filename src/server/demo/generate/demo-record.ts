import type { RecordBody, RecordKind } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';

/** A record with its body typed by its kind; `by` and `at` say who wrote it and when. */
export const toDemoRecord = <K extends RecordKind>(
  kind: K,
  id: string,
  body: RecordBody<K>,
  by: string,
  at: string,
): DemoRecord => ({ id, kind, body, by, at });
