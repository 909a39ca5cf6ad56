import { createHmac } from 'node:crypto';
import type { JsonObject } from '#domain/fhir/json.ts';
import type { Programme } from '#protocol/content.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { toStatementId } from './statement-id.ts';

/** What somebody learnt, as the server's rows say it. `at`: ISO 8601. */
export type Learnt =
  | {
      readonly kind: 'enrolment';
      readonly id: string;
      readonly body: RecordBody<'enrolment'>;
      readonly at: string;
      /** Begun since it was turned on. */
      readonly isNew: boolean;
    }
  | { readonly kind: 'progress'; readonly id: string; readonly body: RecordBody<'progress'> }
  /** Was at a meeting of a group, or at a seminar. */
  | {
      readonly kind: 'presence';
      readonly staffId: string;
      readonly at: string;
      readonly event: { readonly type: 'meeting' | 'seminar'; readonly id: string; readonly title: string };
    };

export type Teller = {
  readonly tenantId: string;
  /** The server's own address: whose accounts these are. */
  readonly homePage: string;
  readonly pseudonymKey: Buffer;
  /** By `url|version`. */
  readonly programmeOf: (canonical: string) => Pick<Programme, 'title' | 'booklets'> | undefined;
};

export type Statement = { readonly id: string; readonly body: JsonObject };

const verb = (name: 'registered' | 'progressed' | 'attended' | 'completed', nb: string): JsonObject => ({
  id: `http://adlnet.gov/expapi/verbs/${name}`,
  display: { 'en-US': name, 'nb-NO': nb },
});
const activityType = (name: 'course' | 'lesson' | 'meeting'): string =>
  `http://adlnet.gov/expapi/activities/${name}`;

/** The same learner is always the same, and nobody can go back from it (STA3). */
export const toPseudonym = (key: Buffer, tenantId: string, staffId: string): string =>
  createHmac('sha256', key).update(`${tenantId}\n${staffId}`).digest('base64url').slice(0, 27);

/** What is told of it, in the words of xAPI 1.0.3 (STA2): nothing, one statement or two. */
export function toStatements(learnt: Learnt, teller: Teller): readonly Statement[] {
  switch (learnt.kind) {
    case 'enrolment': {
      const { id, body, at, isNew } = learnt;
      if (!isIri(body.programme)) return [];
      const course = toCourse(body.programme, teller);
      const told = (name: 'registered' | 'completed', nb: string, when: string, more: JsonObject) =>
        toStatement(teller, body.learnerId, [name, id], when, {
          verb: verb(name, nb),
          object: course,
          ...more,
        });
      return [
        ...(isNew ? [told('registered', 'meldte seg på', `${body.startedOn}T12:00:00Z`, {})] : []),
        ...(body.status === 'completed'
          ? [told('completed', 'fullførte', endOf(body) ?? at, { result: { completion: true } })]
          : []),
      ];
    }
    case 'progress': {
      const { id, body } = learnt;
      // A step that was taken back is not told, and reading time is no step.
      if (!body.done || body.minutes !== undefined || !isIri(body.programme)) return [];
      const course = toCourse(body.programme, teller);
      const title = teller
        .programmeOf(body.programme)
        ?.booklets.find((booklet) => booklet.id === body.booklet)?.title;
      const [url = body.programme] = body.programme.split('|', 1);
      return [
        toStatement(teller, body.learnerId, ['progressed', id], body.at, {
          verb: verb('progressed', 'kom videre i'),
          object: {
            objectType: 'Activity',
            id: `${url}/${encodeURIComponent(body.booklet)}/${body.step}`,
            definition: { type: activityType('lesson'), ...(title ? { name: { 'nb-NO': title.nb } } : {}) },
          },
          result: { completion: true },
          context: { contextActivities: { parent: [course] } },
        }),
      ];
    }
    case 'presence': {
      const { staffId, event, at } = learnt;
      return [
        toStatement(teller, staffId, ['attended', staffId, event.id], at, {
          verb: verb('attended', 'deltok på'),
          object: {
            objectType: 'Activity',
            id: `urn:uuid:${event.id}`,
            definition: {
              type: activityType('meeting'),
              ...(event.title === '' ? {} : { name: { 'nb-NO': event.title } }),
            },
          },
        }),
      ];
    }
  }
}

/** A store takes an activity by no other name, and what it refuses once would hold back all that waits behind. */
const isIri = (canonical: string): boolean => /^https?:\/\/[^\s|]+(\||$)/.test(canonical);

/** The day it ended is told, and not the day a phone came to deliver that. */
const endOf = ({ endedOn }: RecordBody<'enrolment'>): string | null =>
  endedOn ? `${endedOn}T12:00:00Z` : null;

function toCourse(canonical: string, { programmeOf }: Teller): JsonObject {
  const [url = canonical] = canonical.split('|', 1);
  const title = programmeOf(canonical)?.title;
  return {
    objectType: 'Activity',
    id: url,
    definition: { type: activityType('course'), ...(title ? { name: { 'nb-NO': title.nb } } : {}) },
  };
}

function toStatement(
  { tenantId, homePage, pseudonymKey }: Teller,
  staffId: string,
  told: readonly string[],
  timestamp: string,
  rest: JsonObject,
): Statement {
  const id = toStatementId(tenantId, ...told);
  const name = toPseudonym(pseudonymKey, tenantId, staffId);
  const context = { platform: 'Visitt', ...(rest['context'] as JsonObject | undefined) };
  return {
    id,
    body: {
      id,
      version: '1.0.0',
      actor: { objectType: 'Agent', account: { homePage, name } },
      timestamp,
      ...rest,
      context,
    },
  };
}
