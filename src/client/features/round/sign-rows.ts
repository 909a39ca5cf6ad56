import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { Day } from '#domain/time/day.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';
import type { ContentForm } from '../../content/device-content.ts';
import { readRow } from './read-row.ts';
import { openRow } from './row-form.ts';
import { weightItem } from './round-topics.ts';
import type { RoundRow } from './use-round.ts';

/** How a form is signed, its measurements beside it: the record's own way, brought by the route. */
export type SignForm = (
  store: DeviceStore,
  record: Kept<'response'>,
  questionnaire: Questionnaire,
  filled: QuestionnaireResponse,
  openReason: null,
  noted: { readonly measuredAt: string | undefined; readonly scale: Scale },
) => Promise<unknown>;

type Scale = RecordBody<'measurement'>['scale'];

/**
 * Signs these rows, each as if from its own screen, as they lie on the device now. Returns those that were not: written in
 * or signed by somebody else meanwhile, or not whole. Rejects with a `StorageError`.
 */
export async function signRows(
  store: DeviceStore,
  rows: readonly RoundRow[],
  {
    sign,
    formOf,
    today,
    scaleAt,
    onSigned,
  }: {
    readonly sign: SignForm;
    readonly formOf: (canonical: string) => ContentForm | undefined;
    readonly today: Day;
    /** The scale that stood when a figure was written. */
    readonly scaleAt: (writtenAt: string | undefined) => Scale;
    readonly onSigned: (count: number) => void;
  },
): Promise<readonly RoundRow[]> {
  const left: RoundRow[] = [];
  let signed = 0;
  const signRow = async (row: RoundRow): Promise<void> => {
    const kept = await store.readRecord('response', row.id);
    const form = kept && formOf(kept.body.questionnaire);
    const disagrees = Object.values(kept?.stamps ?? {}).some(({ alternatives }) => alternatives?.length);
    if (!kept || !form || kept.body.status !== 'draft' || disagrees) return void left.push(row);
    // What a colleague wrote since the button was drawn is not put one's own name to (RND20).
    const writers = readRow(form, kept, today).facts?.writers ?? [];
    if (writers.some((by) => by !== store.staffId)) return void left.push(row);
    const session = openRow(form.questionnaire, kept.body.response, today);
    try {
      if (session.review().some(({ severity }) => severity === 'error')) return void left.push(row);
      // Weighed when the figure was written, also when it is signed the day after.
      const measuredAt = kept.stamps[weightItem]?.at;
      await sign(store, kept, form.questionnaire, session.toSigned(), null, {
        measuredAt,
        scale: scaleAt(measuredAt),
      });
      signed += 1;
      onSigned(signed);
    } finally {
      session.close();
    }
  };
  // One after the other, so that what is said about how far it has come is true.
  await rows.reduce((before, row) => before.then(() => signRow(row)), Promise.resolve());
  return left;
}
