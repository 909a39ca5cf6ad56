import type { RecordBody } from '#protocol/record-bodies.ts';
import type { weighing } from '../text/nb/weighing.ts';

type Weight = RecordBody<'measurement'>;

/** Why a weight is not counted, in words; undefined when it is. */
export function doubtInWords(
  { reliable, doubt, doubtNote }: Weight,
  text: typeof weighing,
): string | undefined {
  if (reliable !== false) return undefined;
  const word = doubt === undefined ? text.unreliable : text.doubtWords[doubt];
  return doubtNote === undefined ? word : `${word}, ${doubtNote}`;
}

/** Everything that was noted beside the figure, in the order one asks for it. */
export const weightNotes = (body: Weight, text: typeof weighing): readonly string[] =>
  [
    doubtInWords(body, text),
    body.method === 'reported' ? text.reported : undefined,
    body.clothing && text.clothings[body.clothing],
    body.scale && text.scales[body.scale],
  ].filter((note) => note !== undefined);
