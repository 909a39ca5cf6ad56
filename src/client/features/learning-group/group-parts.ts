import type { Programme } from '#protocol/content.ts';
import type { Kept } from '#store/device-store.ts';

/** What the parts of a group's screen show and write. */
export type GroupParts = {
  readonly group: Kept<'learningGroup'>;
  /** The version it runs on; undefined when this device cannot read it. */
  readonly programme: Programme | undefined;
  readonly meetings: readonly Kept<'groupMeeting'>[];
  readonly attendance: readonly Kept<'attendance'>[];
  readonly nameOf: (staffId: string) => string | undefined;
  /** The reader may write. */
  readonly leads: boolean;
};
