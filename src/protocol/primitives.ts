import * as z from 'zod/mini';
import type { Json, JsonObject } from '#domain/fhir/json.ts';

const withoutNul = z.refine<string>((value) => !value.includes('\0'), 'NUL is not allowed');

/** Text a person wrote. NUL is refused because PostgreSQL cannot keep it. */
export const text = (max = 10_000) => z.string().check(z.maxLength(max), withoutNul);
export const name = z.string().check(z.minLength(1), z.maxLength(200), withoutNul);
/** An opaque id made on a device or the server: a UUID, or for content its `url|version`. */
export const recordId = z.string().check(z.minLength(1), z.maxLength(500), withoutNul);
export const uuid = z.uuid();
/** A calendar day in Norway, `2026-11-21`. */
export const day = z.iso.date();
/** An instant with its offset or Z. */
export const instant = z.iso.datetime({ offset: true });
export const positive = z.number().check(z.int(), z.positive());
export const count = z.number().check(z.int(), z.nonnegative());

/**
 * What JSON can hold, nested at most as deep as the server's body parser lets through. Looked through by hand and handed
 * on as it is: a union of six schemas tried for each value of each answer was most of what a push cost.
 */
export const json = z.custom<Json>(isJson, 'expected JSON');
export const jsonObject = z.custom<JsonObject>(isJsonObject, 'expected an object of JSON');

function isJson(value: unknown): value is Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      if (value === null) return true;
      if (!Array.isArray(value)) return isJsonObject(value);
      for (const entry of value) if (!isJson(entry)) return false;
      return true;
    default:
      return false;
  }
}

/** `__proto__` is no name: written to, it changes the object it stands in. */
function isJsonObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const key of Object.keys(value)) {
    if (key === '__proto__' || !isJson((value as { readonly [key: string]: unknown })[key])) return false;
  }
  return true;
}
