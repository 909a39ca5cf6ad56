import * as z from 'zod/mini';
import { problem } from '#protocol/problem.ts';
import {
  fromGroupedAnswer,
  groupedPullAnswer,
  linesType,
  pullHead,
  type PullAnswer,
} from '#protocol/pull.ts';
import { pushAnswer } from '#protocol/push.ts';
import { protocolVersion } from '#protocol/version.ts';
import { cutLines, withLines } from './page-lines.ts';
import type { Transport, TransportFailure, TransportResult } from '#sync/ports.ts';

const timeLimit = 30_000;

/** Media type of the errors the server itself gives; anything else came from something in between. */
const problemType = 'application/problem+json';

type Fetcher = (address: string, init: RequestInit) => Promise<Response>;

/** Whose store speaks, and on which device. */
type Speaker = { readonly staffId: string; readonly deviceId: string };

/**
 * The server over `fetch`. `x-visitt` carries whose store is speaking: a request another site could make does not have
 * it, and the server can see that the person logged in is the one whose work this is. `x-visitt-device` says on which
 * device, so that a lost one can be closed.
 */
export function createFetchTransport({ staffId, deviceId }: Speaker, fetcher: Fetcher = fetch): Transport {
  const send = async <T>(
    address: string,
    init: RequestInit,
    read: (answer: Response) => Promise<TransportResult<T>>,
  ): Promise<TransportResult<T>> => {
    try {
      const answer = await fetcher(address, {
        ...init,
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'x-visitt': staffId,
          'x-visitt-device': deviceId,
        },
        credentials: 'same-origin',
        cache: 'no-store',
        // A hotel's log-in page is not our server.
        redirect: 'error',
        signal: AbortSignal.timeout(timeLimit),
      });
      return answer.ok ? await read(answer) : { ok: false, failure: await toFailure(answer) };
    } catch {
      return { ok: false, failure: { kind: 'unreachable' } };
    }
  };
  const readPush = async (answer: Response) => parseAnswer(await answer.json(), pushAnswer);
  return {
    push: (request) => send('/sync/push', { method: 'POST', body: JSON.stringify(request) }, readPush),
    pull: (cursor) => {
      const from = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      return send(`/sync/pull?form=lines&stamps=grouped${from}`, { method: 'GET' }, readPage);
    },
  };
}

/** In lines, or in one piece from a server that does not know them. */
async function readPage(answer: Response): Promise<TransportResult<PullAnswer>> {
  if (answer.headers.get('content-type')?.startsWith(linesType)) {
    const { head, lines } = cutLines(new Uint8Array(await answer.arrayBuffer()));
    const result = parseAnswer(head, pullHead);
    if (!result.ok) return result;
    const page = withLines(result.value, lines);
    return page ? { ok: true, value: page } : { ok: false, failure: { kind: 'unreachable' } };
  }
  const result = parseAnswer(await answer.json(), groupedPullAnswer);
  return result.ok ? { ok: true, value: fromGroupedAnswer(result.value) } : result;
}

function parseAnswer<T>(body: unknown, schema: z.ZodMiniType<T>): TransportResult<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data };
  const isNewer = otherProtocol.safeParse(body).success;
  return { ok: false, failure: isNewer ? { kind: 'update' } : { kind: 'unreachable' } };
}

const otherProtocol = z.object({ protocol: z.number().check(z.gt(protocolVersion)) });

/** What the server's status says, and only when it is our server that says it. */
async function toFailure(answer: Response): Promise<TransportFailure> {
  const { status } = answer;
  if (status === 503 || status === 429) return { kind: 'busy', retryAfterMs: toRetryAfter(answer) };
  const isOurs = answer.headers.get('content-type')?.startsWith(problemType) ?? false;
  if (!isOurs) return status === 413 ? { kind: 'tooLarge' } : { kind: 'unreachable' };
  const parsed = problem.safeParse(await answer.json());
  if (status === 401) return { kind: 'login' };
  if (status === 426) return { kind: 'update' };
  if (status === 413) return { kind: 'tooLarge' };
  if (status === 410) return { kind: 'cursorGone' };
  const type = parsed.success ? parsed.data.type : '';
  // Somebody else has logged in since: what is here waits until its own user does.
  if (type === 'foreignReplica') return { kind: 'login' };
  if (type === 'deviceClosed') return { kind: 'closed' };
  if (type === 'replicaReused') return { kind: 'reused' };
  const expectedN = parsed.success ? parsed.data.expectedN : undefined;
  if (status === 409 && expectedN !== undefined) return { kind: 'gap', expectedN };
  return { kind: 'refused', status };
}

/** Seconds, or a date by the server's clock, which is held against the server's own `Date`. */
function toRetryAfter({ headers }: Response): number | null {
  const value = headers.get('retry-after');
  if (value === null) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const difference = Date.parse(value) - Date.parse(headers.get('date') ?? new Date().toISOString());
  return Number.isNaN(difference) ? null : Math.max(0, difference);
}
