import { madeAt } from '#domain/merge/made-at.ts';
import { news2Url } from '#domain/vitals/vitals-forms.ts';
import type { Kept } from '#store/device-store.ts';

/** Signed NEWS2 of one person, the newest first. */
export const toMeasured = (responses: readonly Kept<'response'>[]): readonly Kept<'response'>[] =>
  responses
    .filter(({ body }) => body.status === 'signed' && body.questionnaire.split('|', 1)[0] === news2Url)
    .toSorted((a, b) => Date.parse(madeAt(b.body) ?? '') - Date.parse(madeAt(a.body) ?? ''));

export const lastMeasured = (responses: readonly Kept<'response'>[]): Kept<'response'> | undefined =>
  toMeasured(responses)[0];
