import type { Day } from '#domain/time/day.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';

type Weight = RecordBody<'measurement'>;

/** What is noted beside the figure. */
export type WeighContext = {
  readonly clothing: Weight['clothing'];
  readonly scale: Weight['scale'];
  readonly doubt: Weight['doubt'];
  readonly doubtNote: string;
  readonly isReported: boolean;
  /** Empty while it is being chosen. */
  readonly day: Day;
};

const clothings = ['light', 'naked', 'dressedNoShoes', 'dressed', 'nappy'] as const;
const scales = ['standing', 'chair', 'wheelchair', 'lift', 'bed'] as const;
const doubts = ['oedema', 'amputation', 'other'] as const;

/** As the sheet's draft keeps it: each a word, empty where nothing is chosen. */
export const fromContext = ({ clothing, scale, doubt, doubtNote, isReported, day }: WeighContext) => ({
  clothing: clothing ?? '',
  scale: scale ?? '',
  doubt: doubt ?? '',
  doubtNote,
  isReported: isReported ? 'yes' : '',
  day,
});

export const toContext = (fields: ReturnType<typeof fromContext>): WeighContext => ({
  clothing: clothings.find((one) => one === fields.clothing),
  scale: scales.find((one) => one === fields.scale),
  doubt: doubts.find((one) => one === fields.doubt),
  doubtNote: fields.doubtNote,
  isReported: fields.isReported === 'yes',
  day: fields.day,
});
