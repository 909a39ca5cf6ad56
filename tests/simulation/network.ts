import { createFetchTransport } from '#store/fetch-transport.ts';
import type { Transport } from '#sync/ports.ts';
import { withTransportBugs } from './bugs/transport-bugs.ts';
import type { Deployment, Session } from './deployment.ts';
import type { FaultName } from './faults.ts';
import { asOtherAppWrote, type AppAge } from './other-app.ts';
import { wordsIn } from './words.ts';
import type { World } from './world.ts';

const timeLimit = 30_000;
const day = 24 * 60 * 60 * 1000;

export type Link = {
  /** Whose store speaks. */
  readonly staffId: string;
  readonly deviceId: string;
  /** Whose session the phone has just now. */
  session(): Session;
  isOnline(): boolean;
  /** Which version of the app wrote some of what waits. */
  readonly age: AppAge;
  /** Everything that was answered, for the invariants. */
  answered(sent: string, answer: string): void;
};

/** The production transport, over a way on which everything can happen. */
export function createNetwork(world: World, deployment: Deployment, link: Link): Transport {
  const { kernel, random } = world;

  const lost = async (): Promise<never> => {
    await kernel.delay(random.chance(0.5) ? timeLimit : random.between(1, 100));
    throw new TypeError('failed to fetch');
  };

  /** The request reaches the server, which may answer when nobody listens any more. */
  const ask = async (address: string, init: RequestInit): Promise<Response> => {
    const session = link.session();
    const sent = typeof init.body === 'string' ? init.body : '';
    const poisoned = toPoison(world, sent);
    if (poisoned) return poisoned;
    const response = await deployment.request(address, init, session);
    const text = await response.text();
    link.answered(sent, response.ok ? text : '');
    world.note(
      `${session.staffId.slice(-2)} ${link.staffId.slice(-2)} ${address.slice(0, 10)} ${wordsIn(sent).join(' ')} ${response.status} ${text.length}`,
    );
    return new Response(text, { status: response.status, headers: response.headers });
  };

  const fetcher = async (address: string, { signal: _, ...written }: RequestInit): Promise<Response> => {
    // Without the signal: it is by a real clock, and has gone off when a request comes two weeks late.
    const init =
      link.age === 'present' ? written : { ...written, ...asOtherAppWrote(world, link.age, written) };
    await kernel.delay(random.between(5, 300));
    if (!link.isOnline() || world.strikes('requestLost')) return lost();
    const between = interfere(world, init.method === 'POST' ? 'push' : 'pull');
    if (between) return between;
    if (world.strikes('connectionLost')) {
      // The line breaks in the middle of the body: what came of it is no JSON.
      const half = typeof init.body === 'string' ? init.body.slice(0, init.body.length / 2) : null;
      void ask(address, half === null ? init : { ...init, body: half }).catch(() => undefined);
      return lost();
    }
    if (world.strikes('delayed')) {
      const late = random.between(1000, random.chance(0.2) ? 14 * day : 10 * 60_000);
      if (late > timeLimit) {
        kernel.after(late, () => void ask(address, init).catch(() => undefined));
        return lost();
      }
      await kernel.delay(late);
    }
    if (world.strikes('duplicated')) {
      kernel.after(random.between(0, day), () => void ask(address, init).catch(() => undefined));
    }
    const answer = await ask(address, init);
    await kernel.delay(random.between(5, 300));
    if (world.strikes('responseLost')) return lost();
    if (world.strikes('truncated')) {
      const text = await answer.text();
      return new Response(text.slice(0, random.between(0, text.length - 1)), answer);
    }
    return answer;
  };
  let pushesUnderWay = 0;
  /** A phone's own time limit, by the clock of the run. */
  const reach: typeof fetcher = (address, init) =>
    new Promise((resolve, reject) => {
      const isPush = init.method === 'POST';
      if (isPush && (pushesUnderWay += 1) > 1) world.hit('pushes: two on their way');
      const stop = kernel.after(timeLimit, () => reject(new TypeError('time is up')));
      fetcher(address, init)
        .then(resolve, reject)
        .finally(() => {
          stop();
          if (isPush) pushesUnderWay -= 1;
        });
    });
  return withTransportBugs(world, (fetch) => createFetchTransport(link, fetch), reach);
}

/** Something in between answers, or the server before it has looked at anything. */
function interfere(world: World, kind: 'push' | 'pull'): Response | null {
  const { random } = world;
  for (const { fault, status, type } of answers) {
    if ((kind === 'pull' && fault === 'status413') || !world.strikes(fault)) continue;
    world.hit(`answered instead: ${status} on a ${kind}`);
    const wait = status === 429 || status === 503 ? toRetryAfter(random.between(0, 90)) : undefined;
    // Half of the time by something that is not our server.
    if (type === null || random.chance(0.5)) {
      const headers = { 'content-type': 'text/html', ...wait };
      return new Response('<html>not ours</html>', { status, headers });
    }
    const headers = { 'content-type': 'application/problem+json', ...wait };
    return new Response(JSON.stringify({ type, title: type, status }), { status, headers });
  }
  return null;
}

const toRetryAfter = (seconds: number) => (seconds < 10 ? undefined : { 'retry-after': String(seconds) });

const answers: readonly {
  readonly fault: FaultName;
  readonly status: number;
  readonly type: string | null;
}[] = [
  { fault: 'status400', status: 400, type: 'badRequest' },
  { fault: 'status401', status: 401, type: 'notLoggedIn' },
  { fault: 'status403', status: 403, type: 'forbidden' },
  { fault: 'status404', status: 404, type: 'notFound' },
  { fault: 'status408', status: 408, type: null },
  { fault: 'status409', status: 409, type: null },
  { fault: 'status413', status: 413, type: 'tooLarge' },
  { fault: 'status422', status: 422, type: 'badRequest' },
  { fault: 'status426', status: 426, type: 'wrongProtocol' },
  { fault: 'status429', status: 429, type: 'tooMany' },
  { fault: 'status500', status: 500, type: 'failed' },
  { fault: 'status502', status: 502, type: null },
  { fault: 'status503', status: 503, type: 'unavailable' },
  { fault: 'status504', status: 504, type: null },
];

/** With this fault some operations bring the server down whenever they come, others never do. */
function toPoison(world: World, sent: string): Response | null {
  if (!isPoisonous(world, sent) || !world.strikes('poison')) return null;
  return new Response(JSON.stringify({ type: 'failed', title: 'failed', status: 500 }), {
    status: 500,
    headers: { 'content-type': 'application/problem+json' },
  });
}

export const isPoisonous = (world: World, text: string): boolean =>
  world.faults().poison > 0 && wordsIn(text).some((word) => Number(word.split('#')[1]) % 17 === 3);
