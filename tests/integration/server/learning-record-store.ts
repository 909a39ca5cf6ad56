import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod/mini';

/** What xAPI 1.0.3 asks of the statements Visitt makes. */
const activity = z.object({
  objectType: z.literal('Activity'),
  id: z.string().check(z.regex(/^(https?:\/\/|urn:uuid:)\S+$/)),
  definition: z.object({
    type: z.url(),
    name: z.optional(z.record(z.string(), z.string())),
  }),
});
const statement = z.strictObject({
  id: z.uuid(),
  version: z.string().check(z.regex(/^1\.0\.\d+$/)),
  actor: z.strictObject({
    objectType: z.literal('Agent'),
    account: z.strictObject({ homePage: z.url(), name: z.string().check(z.minLength(1)) }),
  }),
  verb: z.strictObject({
    id: z.enum([
      'http://adlnet.gov/expapi/verbs/registered',
      'http://adlnet.gov/expapi/verbs/progressed',
      'http://adlnet.gov/expapi/verbs/attended',
      'http://adlnet.gov/expapi/verbs/completed',
    ]),
    display: z.record(z.string(), z.string()),
  }),
  object: activity,
  result: z.optional(z.strictObject({ completion: z.boolean() })),
  context: z.strictObject({
    platform: z.string(),
    contextActivities: z.optional(z.strictObject({ parent: z.array(activity) })),
  }),
  timestamp: z.iso.datetime({ offset: true }),
});
export type ReceivedStatement = z.infer<typeof statement>;

/** How the next request is met: answered with this status, or cut off in the middle. */
export type Mood = number | 'cutOff';

export type LearningRecordStore = {
  readonly endpoint: string;
  readonly statements: () => readonly ReceivedStatement[];
  /** Requests as they came: status given, and the statements' ids. */
  readonly requests: () => readonly { readonly answered: Mood; readonly ids: readonly string[] }[];
  /** What was wrong with anything that came. */
  readonly faults: () => readonly string[];
  readonly setMoods: (next: readonly Mood[], afterwards?: Mood) => void;
  readonly close: () => Promise<void>;
};

/** A small real store: takes what is valid, once each, and says no in the ways it is told to. */
export async function startLearningRecordStore(key: string, secret: string): Promise<LearningRecordStore> {
  const stored = new Map<string, ReceivedStatement>();
  const requests: { answered: Mood; ids: readonly string[] }[] = [];
  const faults: string[] = [];
  let moods: readonly Mood[] = [];
  let usual: Mood = 200;
  const answer = (response: ServerResponse, status: number, body: unknown = {}): void => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    if (request.method !== 'POST' || request.url !== '/xapi/statements')
      faults.push(`${request.method} ${request.url}`);
    if (request.headers['x-experience-api-version'] !== '1.0.3') faults.push('version header');
    const wanted = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
    const isKnown = request.headers.authorization === wanted;
    const parsed = z.array(statement).safeParse(JSON.parse(text));
    if (!parsed.success) faults.push(JSON.stringify(parsed.error.issues));
    const given = parsed.data ?? [];
    const [mood = usual, ...rest] = moods;
    moods = rest;
    const answered = isKnown ? mood : 401;
    requests.push({ answered, ids: given.map(({ id }) => id) });
    if (answered === 'cutOff') {
      // Taken, but the answer is lost on its way.
      for (const one of given) stored.set(one.id, one);
      request.socket.destroy();
      return;
    }
    if (answered !== 200) return answer(response, answered);
    const known = given.some(({ id }) => stored.has(id));
    if (known) return answer(response, 409);
    for (const one of given) stored.set(one.id, one);
    answer(
      response,
      200,
      given.map(({ id }) => id),
    );
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}/xapi`,
    statements: () => [...stored.values()],
    requests: () => requests,
    faults: () => faults,
    setMoods: (next, afterwards = 200) => {
      moods = next;
      usual = afterwards;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
