import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '#protocol/problem.ts';

/** Every way an answer outside `/fhir` can be no: a stable word, its status and what it means in plain English. */
const problems = {
  badRequest: [400, 'The request could not be read'],
  notLoggedIn: [401, 'Log in first'],
  forbidden: [403, 'Not allowed'],
  logInAgain: [403, 'Only just after a log-in'],
  crossSite: [403, 'The request came from another site'],
  deviceClosed: [403, 'This device has been closed: deliver what waits, then delete what is here'],
  foreignReplica: [403, 'This replica belongs to somebody else'],
  notFound: [404, 'There is nothing here'],
  wrongMethod: [405, 'This address does not take that method'],
  gap: [409, 'Operations are missing before these'],
  replicaReused: [409, 'These numbers were used for something else'],
  cursorGone: [410, 'The cursor is no longer known: begin anew'],
  tooLarge: [413, 'Too much at once: send less'],
  wrongType: [415, 'Send application/json'],
  wrongProtocol: [426, 'This version of the protocol is not spoken here'],
  tooMany: [429, 'Too many requests: wait'],
  failed: [500, 'Something went wrong on the server'],
  unavailable: [503, 'The server cannot answer right now'],
} as const satisfies { readonly [type: string]: readonly [ContentfulStatusCode, string] };

export type ProblemType = keyof typeof problems;

type Extra = {
  readonly detail?: string;
  readonly expectedN?: number;
  readonly retryAfterSeconds?: number;
};

export function problem(c: Context, type: ProblemType, extra: Extra = {}): Response {
  const [status, title] = problems[type];
  const { retryAfterSeconds, ...rest } = extra;
  const body: Problem = { type, title, status, ...rest };
  if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds));
  c.header('Cache-Control', 'no-store');
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}
