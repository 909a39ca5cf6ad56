import type * as z from 'zod/mini';

/** Why there is no answer; each is put in words on the screen. */
export type Refusal = 'needsNetwork' | 'loggedOut' | 'forbidden' | 'gone';
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Refusal };

const timeLimit = 20_000;

/** Reads what one answers for; never kept on the device. */
export const askSupervision = <T>(address: string, schema: z.ZodMiniType<T>): Promise<Answer<T>> =>
  ask(address, {}, (body) => schema.parse(body));

/** Does something, with a word on why; an answer without a body is `null`. */
export const tellSupervision = <T>(
  address: string,
  word: string,
  schema: z.ZodMiniType<T> | null,
): Promise<Answer<T | null>> =>
  ask(
    address,
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ word }) },
    (body) => (schema ? schema.parse(body) : null),
  );

async function ask<T>(address: string, init: RequestInit, toValue: (body: unknown) => T): Promise<Answer<T>> {
  try {
    const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(timeLimit) });
    if (answer.ok) return { ok: true, value: toValue(answer.status === 204 ? null : await answer.json()) };
    return { ok: false, reason: toRefusal(answer.status) };
  } catch {
    return { ok: false, reason: 'needsNetwork' };
  }
}

function toRefusal(status: number): Refusal {
  if (status === 401) return 'loggedOut';
  if (status === 403) return 'forbidden';
  return status === 404 ? 'gone' : 'needsNetwork';
}
