import * as z from 'zod/mini';
import { dueList } from '#protocol/due-list.ts';
import { groupStatus, ownCheckIns, seminarRoom } from '#protocol/learning-answers.ts';
import {
  certificateList,
  learnerStatusPage,
  learningReport,
  nationalReport,
} from '#protocol/learning-report.ts';
import { lossReports } from '#protocol/loss-report.ts';
import { operation } from '#protocol/operation.ts';
import { problem } from '#protocol/problem.ts';
import { groupedPullAnswer } from '#protocol/pull.ts';
import { pushAnswer, pushRequest } from '#protocol/push.ts';
import { recordBodies } from '#protocol/record-bodies.ts';
import {
  accessPage,
  deviceList,
  disputes,
  quarantineContent,
  retryAnswer,
  supervisionWord,
} from '#protocol/supervision.ts';
import { session } from '#protocol/session.ts';
import { statementSettings, statementStatus } from '#protocol/statement-settings.ts';
import { vaultKey } from '#protocol/vault.ts';

const schemas = {
  Problem: problem,
  Session: session,
  VaultKey: vaultKey,
  PushRequest: pushRequest,
  PushAnswer: pushAnswer,
  PullAnswer: groupedPullAnswer,
  Operation: operation,
  DeviceList: deviceList,
  AccessPage: accessPage,
  Disputes: disputes,
  QuarantineContent: quarantineContent,
  RetryAnswer: retryAnswer,
  SupervisionWord: supervisionWord,
  LossReports: lossReports,
  DueList: dueList,
  StatementStatus: statementStatus,
  StatementSettings: statementSettings,
  LearningReport: learningReport,
  NationalReport: nationalReport,
  LearnerStatusPage: learnerStatusPage,
  CertificateList: certificateList,
  GroupStatus: groupStatus,
  SeminarRoom: seminarRoom,
  OwnCheckIns: ownCheckIns,
  ...Object.fromEntries(
    Object.entries(recordBodies).map(([kind, body]) => [
      `${kind[0]?.toUpperCase()}${kind.slice(1)}Body`,
      body,
    ]),
  ),
};

/** The API as OpenAPI 3.1, from the very schemas that check it. */
export function openApi(version: string): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Visitt', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths: {
      '/healthz': {
        get: {
          summary: 'Is the server well',
          responses: { '200': { description: 'Yes' }, '503': { description: 'No' } },
        },
      },
      '/session': {
        get: {
          summary: 'Who is logged in',
          responses: { '200': json('Session', 'The session'), ...refusals },
        },
      },
      '/vault/key': {
        get: {
          summary: 'What wraps this person’s data key on this device; only just after a log-in',
          parameters: [
            {
              name: 'x-visitt-device',
              in: 'header',
              required: true,
              schema: { type: 'string', format: 'uuid' },
            },
          ],
          responses: { '200': json('VaultKey', 'The wrapping key'), ...refusals },
        },
      },
      '/auth/logout': { post: { summary: 'Log out', responses: { '204': { description: 'Logged out' } } } },
      '/sync/push': {
        post: {
          summary: 'Deliver operations; each gets an outcome, and the same again gets the same answer',
          description: 'Each entry of `operations` is an Operation. Numbers of a replica are gapless from 1.',
          requestBody: { required: true, content: { 'application/json': { schema: ref('PushRequest') } } },
          responses: { '200': json('PushAnswer', 'One outcome per operation'), ...refusals },
        },
      },
      '/sync/pull': {
        get: {
          summary: 'What has changed since a cursor, one page',
          parameters: [
            { name: 'cursor', in: 'query', required: false, schema: { type: 'string' } },
            {
              name: 'stamps',
              in: 'query',
              required: false,
              description:
                'With `grouped`, `stamps` is a list of [stamp, registers] instead of a stamp a register',
              schema: { type: 'string', enum: ['grouped'] },
            },
            {
              name: 'form',
              in: 'query',
              required: false,
              description:
                'With `lines`, the answer is `application/x-ndjson`: the page without bodies and stamps, then each upserted record in a line of its own, its stamps in groups',
              schema: { type: 'string', enum: ['lines'] },
            },
          ],
          responses: { '200': json('PullAnswer', 'A page'), ...refusals },
        },
      },
      '/sync/poke': {
        get: {
          summary: 'Server-sent events without data: something changed',
          responses: { '200': { description: 'Events', content: { 'text/event-stream': {} } }, ...refusals },
        },
      },
      '/sync/losses': {
        post: {
          summary: 'What a device found its browser to have lost, in counts and times',
          requestBody: { required: true, content: { 'application/json': { schema: ref('LossReports') } } },
          responses: { '204': { description: 'Kept' }, ...refusals },
        },
      },
      ...duePaths,
      ...statementPaths,
      ...learningPaths,
      ...learningReportPaths,
      ...supervisionPaths,
    },
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, toSchema(schema)])),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-visitt' } },
    },
    security: [{ session: [] }],
  };
}

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string, description: string): object => ({
  description,
  content: { 'application/json': { schema: ref(name) } },
});
const refusals = {
  default: { description: 'No', content: { 'application/problem+json': { schema: ref('Problem') } } },
};

const word = {
  required: true,
  content: { 'application/json': { schema: ref('SupervisionWord') } },
};
const named = (name: string) => [{ name, in: 'path', required: true, schema: { type: 'string' } }];
const asked = (name: string) => ({ name, in: 'query', required: false, schema: { type: 'string' } });
const done = { '204': { description: 'Done' }, ...refusals };

/** For whoever may read the unit's persons. */
const duePaths = {
  '/due': {
    get: {
      summary: 'What is due in a unit, by the same rules as the devices, from the server’s own rows',
      parameters: [{ ...asked('unitId'), required: true }, asked('until')],
      responses: { '200': json('DueList', 'Soonest first'), ...refusals },
    },
  },
  '/due/list.csv': {
    get: {
      summary: 'The same with names as CSV; taking it out is logged',
      parameters: [{ ...asked('unitId'), required: true }, asked('until')],
      responses: { '200': { description: 'CSV', content: { 'text/csv': {} } }, ...refusals },
    },
  },
};

/** For administrators; both are logged. */
const statementPaths = {
  '/learning/statements': {
    get: {
      summary: 'Whether learning is told to a learning record store, and how that goes',
      responses: { '200': json('StatementStatus', 'Never the secret'), ...refusals },
    },
    put: {
      summary: 'Turn it on or off, or change where it goes; what had stopped goes on',
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/StatementSettings' } } },
      },
      responses: { '200': json('StatementStatus', 'As it is now'), ...refusals },
    },
  },
};

/** What leaders may know of others, and what was found of one's own check-ins. */
const learningPaths = {
  '/learning/groups/{id}/status': {
    get: {
      summary: 'How far each member has come, in counts; for who leads the group and the ABC contact',
      parameters: named('id'),
      responses: { '200': json('GroupStatus', 'Never a note'), ...refusals },
    },
  },
  '/learning/seminars/{id}/attendance': {
    get: {
      summary: 'Who was at a seminar, and which check-ins were refused; for group leaders and ABC contacts',
      parameters: named('id'),
      responses: { '200': json('SeminarRoom', 'By what has been delivered so far'), ...refusals },
    },
  },
  '/learning/check-ins': {
    get: {
      summary: 'One’s own check-ins, what was found of each, and where one was ticked by hand',
      responses: { '200': json('OwnCheckIns', 'The reader’s own alone'), ...refusals },
    },
  },
};

const years = [
  { ...asked('from'), required: true },
  { ...asked('to'), required: true },
];
const divided = [...years, asked('programme'), asked('unitId')];
const file = (type: string) => ({
  '200': { description: 'A file', content: { [type]: {} } },
  ...refusals,
});
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** For the ABC contact, and leaders for their own units; all of it is logged, and nothing of it holds a note. */
const learningReportPaths = {
  '/learning/report': {
    get: {
      summary:
        'Learning in whole calendar years: by programme, unit and month; a leader sees the rest as one row',
      parameters: divided,
      responses: { '200': json('LearningReport', 'What the reader answers for'), ...refusals },
    },
  },
  '/learning/report/learners': {
    get: {
      summary: 'Where each learner is, by name',
      parameters: ['programme', 'unitId', 'show', 'skip'].map(asked),
      responses: { '200': json('LearnerStatusPage', 'A page'), ...refusals },
    },
  },
  '/learning/report/national': {
    get: {
      summary:
        'One year (`to`) in the shape of the national report, without small numbers; for the ABC contact',
      parameters: years,
      responses: { '200': json('NationalReport', 'Null: hidden'), ...refusals },
    },
  },
  ...Object.fromEntries(
    [
      ['figures', 'The report as a file'] as const,
      ['national', 'The figures of the national report as a file; for the ABC contact'] as const,
      ['started', 'Those who began, with names, for registration elsewhere; for the ABC contact'] as const,
    ].flatMap(([path, summary]) =>
      [['csv', 'text/csv'] as const, ['xlsx', workbook] as const].map(([ending, type]) => [
        `/learning/report/${path}.${ending}`,
        { get: { summary, parameters: [...divided, asked('lang')], responses: file(type) } },
      ]),
    ),
  ),
  '/learning/certificates': {
    get: {
      summary:
        'Certificates that are asked for, with what the server counts of the rule; for the ABC contact',
      responses: { '200': json('CertificateList', 'Those that wait first'), ...refusals },
    },
  },
  '/learning/certificates/{id}/received': {
    post: { summary: 'It has come; for the ABC contact', parameters: named('id'), responses: done },
  },
  '/learning/certificates/{id}/not-received': {
    post: { summary: 'It has not come after all', parameters: named('id'), responses: done },
  },
  '/learning/certificates/{id}/confirmation.pdf': {
    get: {
      summary:
        'What is recorded, signed, and not the certificate; for the learner herself and the ABC contact',
      parameters: [...named('id'), asked('lang')],
      responses: file('application/pdf'),
    },
  },
  '/.well-known/visitt-confirmation-keys.json': {
    get: {
      summary: 'The public key of confirmations, a JWK Set',
      security: [],
      responses: { '200': { description: 'Keys', content: { 'application/jwk-set+json': {} } } },
    },
  },
};

/** For administrators, and leaders for their own units; all of it is logged. */
const supervisionPaths = {
  '/admin/devices': {
    get: {
      summary: 'Devices, who uses them, and what waits on them',
      responses: { '200': json('DeviceList', 'Those the reader answers for'), ...refusals },
    },
  },
  '/admin/devices/{id}/close': {
    post: {
      summary: 'Close a device: it may deliver what was made before, and gets nothing more',
      parameters: named('id'),
      requestBody: word,
      responses: done,
    },
  },
  '/admin/devices/{id}/reopen': {
    post: { summary: 'Open it again', parameters: named('id'), requestBody: word, responses: done },
  },
  '/admin/access': {
    get: {
      summary: 'Who has opened, searched out, copied, exported or printed what',
      parameters: ['personId', 'staffId', 'day', 'before'].map(asked),
      responses: { '200': json('AccessPage', 'Newest first'), ...refusals },
    },
  },
  '/admin/access.csv': {
    get: {
      summary: 'The same as CSV',
      parameters: ['personId', 'staffId', 'day'].map(asked),
      responses: { '200': { description: 'CSV', content: { 'text/csv': {} } }, ...refusals },
    },
  },
  '/admin/disputes': {
    get: {
      summary: 'What is in quarantine, and where two people disagree',
      responses: { '200': json('Disputes', 'Oldest first'), ...refusals },
    },
  },
  ...Object.fromEntries(
    [
      ['open', 'What was written, as it came', { '200': json('QuarantineContent', 'As it came') }] as const,
      [
        'retry',
        'Try it again by the writer’s rights of now',
        { '200': json('RetryAnswer', 'The outcome') },
      ] as const,
      ['file', 'File it as handled', { '204': { description: 'Done' } }] as const,
    ].map(([action, summary, responses]) => [
      `/admin/quarantine/{replicaId}/{n}/${action}`,
      {
        post: {
          summary,
          parameters: [...named('replicaId'), ...named('n')],
          requestBody: word,
          responses: { ...responses, ...refusals },
        },
      },
    ]),
  ),
  '/admin/staff/{id}/end-sessions': {
    post: { summary: 'End every session of one member of staff', parameters: named('id'), responses: done },
  },
};

/** What Zod checks by code (a FHIR resource's inside) is any object here. */
function toSchema(schema: z.ZodMiniType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  return rest;
}
