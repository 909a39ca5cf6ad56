import { schedule, type Schedule } from './content.ts';
import { ownBeforeShipped } from './own-before-shipped.ts';
import type { RecordBody } from './record-bodies.ts';

type Listed = Pick<RecordBody<'content'>, 'type' | 'status' | 'url' | 'version' | 'resource'>;

/**
 * Of each url the schedule that counts, by url: the newest active one the municipality has changed, else the newest that
 * ships. Device and server choose by this. What this version of the app cannot read is left out.
 */
export const schedulesInForce = (contents: readonly Listed[]): readonly Schedule[] =>
  ownBeforeShipped(
    contents.flatMap(({ type, status, resource }) => {
      if (type !== 'schedule' || status !== 'active') return [];
      const parsed = schedule.safeParse(resource);
      return parsed.success ? [parsed.data] : [];
    }),
  );
