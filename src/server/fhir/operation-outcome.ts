import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** FHIR's own word for what is wrong (http://hl7.org/fhir/R4/valueset-issue-type.html). */
type IssueCode =
  | 'login'
  | 'forbidden'
  | 'not-found'
  | 'not-supported'
  | 'invalid'
  | 'duplicate'
  | 'too-long'
  | 'transient'
  | 'exception';

const statusOf: { readonly [code in IssueCode]: ContentfulStatusCode } = {
  login: 401,
  forbidden: 403,
  'not-found': 404,
  'not-supported': 400,
  invalid: 400,
  duplicate: 409,
  'too-long': 413,
  transient: 503,
  exception: 500,
};

export const fhirJson = (c: Context, resource: object, status: ContentfulStatusCode = 200): Response =>
  c.body(JSON.stringify(resource), status, { 'Content-Type': 'application/fhir+json; charset=utf-8' });

/** The answer of `/fhir` when it is no. `diagnostics` names parameters and fields, never values of a record. */
export const outcome = (c: Context, code: IssueCode, diagnostics: string): Response =>
  fhirJson(
    c,
    { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] },
    statusOf[code],
  );
