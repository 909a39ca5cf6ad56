import type { RecordKind } from '#protocol/record-bodies.ts';
import type { Actor } from '../actor.ts';
import type { Transaction } from '../db/transaction.ts';
import { findMeasureReports } from './measure-reports.ts';
import { toPage, type Found } from './page.ts';
import type { ResourceType, Search } from './search.ts';
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
      return findRecords(tx, actor, 'measurement', toObservation, search);
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

async function findRecords(
  tx: Transaction,
  actor: Actor,
  kind: RecordKind,
  toResource: (row: RecordRow) => ServedResource,
  { ids, personId, questionnaire, count, after }: Search,
): Promise<Found> {
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
    resources: rows.slice(0, count).map(toResource),
    hasMore: rows.length > count,
  };
}
