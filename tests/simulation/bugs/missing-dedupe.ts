import type { PushAnswer, PushRequest } from '#protocol/push.ts';

type Ask = (init: RequestInit) => Promise<Response>;

/**
 * A server that does not know what it has had: it takes each push as the first of a replica it has never met, and
 * answers with the numbers that were asked about.
 */
export async function askWithoutDedupe(init: RequestInit, ask: Ask, newId: () => string): Promise<Response> {
  const request = typeof init.body === 'string' ? parse(init.body) : null;
  if (!request) return ask(init);
  const before = request.firstN - 1;
  const operations = request.operations.map((operation, index) => ({
    ...(operation as object),
    n: index + 1,
  }));
  const fresh = { ...request, replicaId: newId(), firstN: 1, operations };
  const response = await ask({ ...init, body: JSON.stringify(fresh) });
  if (!response.ok) return response;
  const answer = (await response.json()) as PushAnswer;
  const outcomes = answer.outcomes.map((outcome) => ({ ...outcome, n: outcome.n + before }));
  return new Response(JSON.stringify({ ...answer, outcomes, ackedN: answer.ackedN + before }), response);
}

function parse(body: string): PushRequest | null {
  try {
    return JSON.parse(body) as PushRequest;
  } catch {
    return null;
  }
}
