import { madeAt } from '../merge/made-at.ts';
import { news2Url } from './vitals-forms.ts';
import type { VitalsRepeat } from './vitals-plan.ts';

/**
 * When the person is to be measured again (ISO 8601), null when nothing has been decided. `measuredAt`: the last signed
 * measurement. Counted from it; one that lay further back than the interval when it was decided is due at once.
 */
export function nextVitalsDue(
  repeat: VitalsRepeat | null | undefined,
  measuredAt: string | undefined,
): string | null {
  if (!repeat || repeat.everyMinutes <= 0) return null;
  const from = Date.parse(repeat.from);
  const next = measuredAt === undefined ? from : Date.parse(measuredAt) + repeat.everyMinutes * 60_000;
  return new Date(Math.max(from, next)).toISOString();
}

type PlanOf = {
  readonly body: { readonly personId: string; readonly repeat?: VitalsRepeat | null | undefined };
};
type ResponseOf = {
  readonly body: {
    readonly personId: string | null;
    readonly questionnaire: string;
    readonly status: 'draft' | 'signed' | 'voided';
    readonly signedAt?: string | undefined;
    readonly firstSignedAt?: string | undefined;
    readonly earlier?: readonly { readonly at: string }[] | undefined;
  };
};

export type DueVitals = {
  readonly personId: string;
  /** ISO 8601. */
  readonly due: string;
};

/**
 * Everybody who is to be measured again, the earliest first: for I dag. Signed NEWS2 count, drafts and voided do not.
 * `deceased`: whom nobody measures any more, by id.
 */
export function dueVitals(
  plans: readonly PlanOf[],
  responses: readonly ResponseOf[],
  deceased: ReadonlySet<string>,
): readonly DueVitals[] {
  const asked = plans.filter(({ body }) => body.repeat && !deceased.has(body.personId));
  if (asked.length === 0) return [];
  const wanted = new Set(asked.map(({ body }) => body.personId));
  const measured = new Map<string, string>();
  for (const { body } of responses) {
    const { personId, questionnaire, status } = body;
    // Few are measured again, among tens of thousands of forms.
    if (personId === null || status !== 'signed' || !wanted.has(personId)) continue;
    const at = madeAt(body);
    if (at === undefined || questionnaire.split('|', 1)[0] !== news2Url) continue;
    const known = measured.get(personId);
    if (known === undefined || Date.parse(known) < Date.parse(at)) measured.set(personId, at);
  }
  return asked
    .flatMap(({ body: { personId, repeat } }) => {
      const due = nextVitalsDue(repeat, measured.get(personId));
      return due === null ? [] : [{ personId, due }];
    })
    .toSorted((a, b) => Date.parse(a.due) - Date.parse(b.due));
}
