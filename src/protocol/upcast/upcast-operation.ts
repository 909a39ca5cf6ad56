import type { OperationBody } from '#domain/merge/operation.ts';
import { isObject, upcasters, type OperationType } from './upcasters.ts';

export type Upcast =
  | { readonly ok: true; readonly operation: unknown }
  /** Made by an app newer than this: it is kept, not guessed at. `detail` holds nothing a person wrote. */
  | { readonly ok: false; readonly detail: string };

/**
 * An operation of any version ever released as the present version would have written it. What is no operation at
 * all comes back as it was: the parser says what is wrong with it.
 */
export function upcastOperation(value: unknown): Upcast {
  if (!isObject(value) || !isObject(value['body'])) return { ok: true, operation: value };
  const { type } = value['body'];
  const { schema } = value;
  if (typeof type !== 'string' || typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1) {
    return { ok: true, operation: value };
  }
  if (!isOperationType(type)) return { ok: false, detail: `type ${type.slice(0, 60)}` };
  const steps = upcasters[type];
  if (schema > steps.length + 1) return { ok: false, detail: `schema ${schema}` };
  const operation = steps.slice(schema - 1).reduce((raw, step) => step(raw), value);
  return { ok: true, operation: { ...operation, schema: steps.length + 1 } };
}

/** What waits on a device, perhaps since an earlier version of the app, as this version shows it. Sent as it was. */
export function upcastBody(schema: number, at: string, body: OperationBody): OperationBody {
  const upcast = upcastOperation({ schema, at, body });
  // `as`: the device's own earlier operation, taken through every step there is.
  return upcast.ok ? (upcast.operation as { readonly body: OperationBody }).body : body;
}

const isOperationType = (type: string): type is OperationType => Object.hasOwn(upcasters, type);
