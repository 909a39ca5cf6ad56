import type { PushRequest } from '#protocol/push.ts';
import { wordOf } from './words.ts';
import type { World } from './world.ts';

/** Whether what waits on a device was all written by the app it has now, or some of it by an older or a newer one. */
export type AppAge = 'present' | 'older' | 'newer';

/** Of what another version of the app wrote, the same operations each time they are sent. */
const isOther = (operation: unknown): boolean => Number(wordOf(operation)?.split('#')[1] ?? 1) % 3 === 0;

/** The push as it would be if another version of the app had written every third operation in it. */
export function asOtherAppWrote(
  { hit }: World,
  age: Exclude<AppAge, 'present'>,
  { body }: RequestInit,
): { readonly body?: string } {
  if (typeof body !== 'string') return {};
  const request = JSON.parse(body) as PushRequest;
  const operations = request.operations.map((operation) => {
    if (!isOther(operation)) return operation;
    hit(`written by an app that is ${age}`);
    return age === 'newer' ? { ...(operation as object), schema: 99 } : toFirstSchema(operation as Written);
  });
  return { body: JSON.stringify({ ...request, operations }) };
}

type Written = { readonly hlc?: string; readonly body: { readonly type: string; readonly base?: unknown } };

/** Schema 1, as released on 21 November 2026: no hybrid clock, and a signature says nothing of what its signer saw. */
function toFirstSchema({ hlc: _, ...operation }: Written): unknown {
  const { type } = operation.body;
  if (type === 'response.amend' || type === 'response.void') return operation;
  if (type !== 'response.sign') return { ...operation, schema: 1 };
  const {
    base: _b,
    openReason: _o,
    ...body
  } = operation.body as Written['body'] & { readonly openReason?: unknown };
  return { ...operation, schema: 1, body };
}
