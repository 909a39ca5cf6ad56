import * as z from 'zod/mini';

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

/** What JSON can hold, nested at most as deep as the server's body parser lets through. */
export const json = z.json();
export const jsonObject = z.record(z.string(), json);
