/**
 * The first part of every address the server answers itself; all else is an address in the app. `scripts/dev.mjs` hands
 * these on to the server, and the service worker never answers them with the app.
 */
export const serverPaths = [
  '.well-known',
  'admin',
  'auth',
  'due',
  'fhir',
  'healthz',
  'idp',
  'learning',
  'metrics',
  'openapi.json',
  'session',
  'sync',
  'vault',
] as const;

/** Of a path with its leading slash, with or without a query. */
export const serverAddress = new RegExp(
  `^/(${serverPaths.map((part) => part.replace('.', String.raw`\.`)).join('|')})(/|\\?|$)`,
);
