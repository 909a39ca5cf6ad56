import { isStanding } from '#domain/merge/standing-measurement.ts';
import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { RecordBody, RecordKind } from '#protocol/record-bodies.ts';
import type { Actor } from '../actor.ts';
import type { Transaction } from '../db/transaction.ts';
import { findMeasureReports } from './measure-reports.ts';
import { toPage, type Found } from './page.ts';
import type { ResourceType, Search } from './search.ts';
import { fromCarePlanId, toCarePlan } from './to-care-plan.ts';
import {
  questionnaireId,
  toObservation,
  toPatient,
  toQuestionnaire,
  toQuestionnaireResponse,
  type RecordRow,
} from './to-resource.ts';
import type { ServedResource } from './served-resource.ts';

/** What this person may see of what she asks for, in the order of the ids. */
export function findResources(
  tx: Transaction,
  actor: Actor,
  type: ResourceType,
  search: Search,
  now: Date,
): Promise<Found> {
  switch (type) {
    case 'Questionnaire':
      return findQuestionnaires(tx, actor, search);
    case 'QuestionnaireResponse':
      return findRecords(tx, actor, 'response', toQuestionnaireResponse, search);
    case 'Patient':
      return findRecords(tx, actor, 'person', toPatient, search);
    case 'Observation':
      return findObservations(tx, actor, search);
    case 'CarePlan':
      return findCarePlans(tx, actor, search, osloDay(now.toISOString()));
    case 'MeasureReport':
      return findMeasureReports(tx, actor, search, now);
  }
}

/** There are few of them, and their ids are made from two fields: filtered here. */
async function findQuestionnaires(tx: Transaction, actor: Actor, search: Search): Promise<Found> {
  const { rows } = await tx.query<RecordRow & { readonly url: string; readonly content_version: string }>(
    `SELECT id, version, body, received_at, body ->> 'url' AS url, body ->> 'version' AS content_version
     FROM visitt.record WHERE kind = 'content' AND body ->> 'type' = 'questionnaire' AND scope = ANY ($1)`,
    [actor.scopes.read],
  );
  const matching = rows.filter(
    ({ url, content_version }) =>
      (search.url === null || search.url === url) &&
      (search.version === null || search.version === content_version) &&
      (search.ids === null || search.ids.includes(questionnaireId(url, content_version))),
  );
  return toPage(matching.map(toQuestionnaire), search);
}

/** One a person: its record is named by her, its resource without the sign that FHIR does not allow. */
async function findCarePlans(tx: Transaction, actor: Actor, search: Search, today: Day): Promise<Found> {
  const byRecord = {
    ...search,
    ids: search.ids?.map(fromCarePlanId) ?? null,
    after: search.after === null ? null : fromCarePlanId(search.after),
  };
  return findRecords(tx, actor, 'vitalsPlan', (row) => toCarePlan(row, today), byRecord);
}

async function findObservations(tx: Transaction, actor: Actor, search: Search): Promise<Found> {
  const { rows, ...found } = await loadRecords(tx, actor, 'measurement', search);
  const bodyOf = ({ body }: RecordRow) => body as RecordBody<'measurement'>;
  const forms = await loadForms(
    tx,
    rows.flatMap((row) => bodyOf(row).responseId ?? []),
  );
  const resources = rows.map((row) => {
    const body = bodyOf(row);
    return toObservation(row, isStanding(body, forms.get(body.responseId ?? '')));
  });
  return { ...found, resources };
}

type Form = Pick<RecordBody<'response'>, 'status' | 'hash' | 'earlier'>;

/** The forms measurements were read from: which version stands, and which was the first. */
async function loadForms(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Form>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; form: Form }>(
    `SELECT id, jsonb_build_object('status', body -> 'status', 'hash', body -> 'hash', 'earlier',
       coalesce(body -> 'earlier', '[]'::jsonb)) AS form
     FROM visitt.record WHERE kind = 'response' AND id = ANY ($1)`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, form }) => [id, form]));
}

async function findRecords(
  tx: Transaction,
  actor: Actor,
  kind: RecordKind,
  toResource: (row: RecordRow) => ServedResource,
  search: Search,
): Promise<Found> {
  const { rows, ...found } = await loadRecords(tx, actor, kind, search);
  return { ...found, resources: rows.map(toResource) };
}

type Loaded = Omit<Found, 'resources'> & { readonly rows: readonly RecordRow[] };

async function loadRecords(
  tx: Transaction,
  actor: Actor,
  kind: RecordKind,
  { ids, personId, questionnaire, count, after }: Search,
): Promise<Loaded> {
  const matching = `FROM visitt.record WHERE kind = $1 AND scope = ANY ($2)
    AND ($3::text[] IS NULL OR id = ANY ($3))
    AND ($4::text IS NULL OR body ->> 'personId' = $4)
    AND ($5::text IS NULL OR body ->> 'questionnaire' = $5 OR split_part(body ->> 'questionnaire', '|', 1) = $5)`;
  const values = [kind, actor.scopes.read, ids, personId, questionnaire];
  const { rows } = await tx.query<RecordRow>(
    `SELECT id, version, body, received_at ${matching} AND ($6::text IS NULL OR id > $6) ORDER BY id LIMIT $7`,
    [...values, after, count + 1],
  );
  const { rows: totals } = await tx.query<{ total: string }>(`SELECT count(*) AS total ${matching}`, values);
  return {
    total: Number(totals[0]?.total ?? 0),
    rows: rows.slice(0, count),
    hasMore: rows.length > count,
  };
}
