import * as z from 'zod/mini';

/** RFC 9457 `application/problem+json`. `type` is a short stable word, not an address. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.optional(z.string()),
  /** With 409 on a push: the next `n` the server waits for. */
  expectedN: z.optional(z.number()),
});
export type Problem = z.infer<typeof problem>;
