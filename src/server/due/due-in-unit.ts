import { dueScreenings } from '#domain/schedule/due-screenings.ts';
import type { DueScreening } from '#domain/schedule/screening-schedule.ts';
import { withDescendants } from '#domain/merge/with-descendants.ts';
import type { Day } from '#domain/time/day.ts';
import type { RecordBody, RecordKind } from '#protocol/record-bodies.ts';
import { schedulesInForce } from '#protocol/schedules-in-force.ts';
import { tenantScope, unitScope } from '#protocol/scope.ts';
import type { Actor } from '../actor.ts';
import type { Transaction } from '../db/transaction.ts';

export type DueRow = {
  readonly personId: string;
  readonly person: RecordBody<'person'>;
  readonly screening: DueScreening;
};

const kindsAbout = [
  'servicePeriod',
  'response',
  'exemption',
  'absence',
  'individualPlan',
  'visit',
] as const satisfies readonly RecordKind[];
type KindAbout = (typeof kindsAbout)[number];
type About = { readonly kind: KindAbout; readonly personId: string; readonly body: object };

/**
 * What is due up to a day for everybody in a unit and the units below it, soonest first: by the same rules as the device
 * (`domain/schedule`), over what the one who asks may read. The unit must be one of those.
 */
export async function dueInUnit(
  tx: Transaction,
  { scopes, parents }: Actor,
  unitId: string,
  { today, until }: { readonly today: Day; readonly until: Day },
): Promise<readonly DueRow[]> {
  const units = [...parents].map(([id, parentId]) => ({ id, parentId }));
  const covered = withDescendants([unitId], units)
    .map(unitScope)
    .filter((scope) => scopes.read.includes(scope));
  const persons = await tx.query<{ id: string; body: RecordBody<'person'> }>(
    `SELECT id, body FROM visitt.record WHERE kind = 'person' AND scope = ANY ($1)`,
    [covered],
  );
  const contents = await tx.query<{ body: RecordBody<'content'> }>(
    `SELECT body FROM visitt.record WHERE kind = 'content' AND scope = $1 AND body ->> 'type' = 'schedule'`,
    [tenantScope],
  );
  const schedules = schedulesInForce(contents.rows.map(({ body }) => body));
  const ids = persons.rows.map(({ id }) => id);
  // A draft asks for nothing, and neither do its answers.
  const about = await tx.query<About>(
    `SELECT kind, body ->> 'personId' AS "personId", body FROM visitt.record
     WHERE body ? 'personId' AND body ->> 'personId' = ANY ($1) AND kind = ANY ($2) AND scope = ANY ($3)
       AND (kind <> 'response' OR body ->> 'status' = 'signed')`,
    [ids, kindsAbout, scopes.read],
  );
  const byPerson = new Map<string, About[]>();
  for (const row of about.rows) {
    const list = byPerson.get(row.personId);
    if (list) list.push(row);
    else byPerson.set(row.personId, [row]);
  }
  return persons.rows
    .flatMap(({ id, body }) => {
      const rows = byPerson.get(id) ?? [];
      const of = <K extends KindAbout>(kind: K): readonly RecordBody<K>[] =>
        rows.flatMap((row) => (row.kind === kind ? [row.body as RecordBody<K>] : []));
      const person = {
        birthDate: body.birthDate,
        deceasedOn: body.deceasedOn,
        periods: of('servicePeriod'),
        responses: of('response'),
        exemptions: of('exemption'),
        absences: of('absence'),
        plans: of('individualPlan'),
        visits: of('visit'),
      };
      return dueScreenings(person, schedules, today)
        .filter(({ due }) => due <= until)
        .map((screening) => ({ personId: id, person: body, screening }));
    })
    .toSorted((a, b) => compare(a.screening.due, b.screening.due) || compare(a.personId, b.personId));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
