import { persons, staff, units } from './test-tenants.ts';

/**
 * Every address of the server and who may use it. A route that is not here fails the attacks, so that no new one is
 * forgotten: `open` answers anybody, `session` whoever is logged in, `supervision` those who look after something.
 */
export type Route = {
  readonly guard: 'open' | 'session' | 'supervision';
  /** Ends the session it is called with. */
  readonly ends?: true;
  /** Paths to try, with ids of Solvik in every place where there is one; the route itself when absent. */
  readonly paths?: readonly string[];
  /** What a right body looks like; a route that takes none is sent one all the same. */
  readonly body?: object;
};

const device = 'd0000001-0000-4000-8000-000000000000';

const quarantined = (action: string): readonly string[] => [`/admin/quarantine/${device}/1/${action}`];

export const routes: { readonly [route: string]: Route } = {
  'GET /healthz': { guard: 'open' },
  'GET /metrics': { guard: 'open' },
  'GET /openapi.json': { guard: 'open' },
  'GET /.well-known/visitt-confirmation-keys.json': { guard: 'open' },
  'GET /auth/login': { guard: 'open', paths: ['/auth/login?returnTo=https://evil.example/'] },
  'GET /auth/callback': { guard: 'open', paths: ['/auth/callback?code=x&state=y'] },
  'POST /auth/logout': { guard: 'open', ends: true },
  'GET /idp/page.css': { guard: 'open' },
  'GET /idp/interaction/:uid': { guard: 'open', paths: ['/idp/interaction/abc'] },
  'POST /idp/interaction/:uid': { guard: 'open', paths: ['/idp/interaction/abc'] },
  'GET /fhir/R4/metadata': { guard: 'open' },
  'GET /*': { guard: 'open', paths: ['/index.html', `/personer/${persons.anne}`] },
  'GET /session': { guard: 'session' },
  'GET /vault/key': { guard: 'session' },
  'POST /sync/losses': { guard: 'session', body: {} },
  'POST /sync/push': { guard: 'session', body: { protocol: 1, operations: [{}] } },
  'GET /sync/pull': { guard: 'session' },
  'GET /sync/poke': { guard: 'session' },
  'GET /due': { guard: 'session', paths: [`/due?unitId=${units.north}`, '/due'] },
  'GET /due/list.csv': { guard: 'session', paths: [`/due/list.csv?unitId=${units.north}`] },
  'GET /fhir/R4/:type': {
    guard: 'session',
    paths: [
      '/fhir/R4/Patient',
      `/fhir/R4/Patient?_id=${persons.anne}`,
      `/fhir/R4/Observation?patient=Patient/${persons.anne}`,
      `/fhir/R4/QuestionnaireResponse?subject=${persons.anne}`,
      '/fhir/R4/MeasureReport',
    ],
  },
  'GET /fhir/R4/:type/:id': {
    guard: 'session',
    paths: [`/fhir/R4/Patient/${persons.anne}`, `/fhir/R4/QuestionnaireResponse/${persons.anne}`],
  },
  'POST /fhir/R4/Questionnaire': {
    guard: 'session',
    body: { resourceType: 'Questionnaire', status: 'active' },
  },
  'GET /learning/report': { guard: 'supervision', paths: ['/learning/report?from=2026&to=2026'] },
  'GET /learning/report/learners': {
    guard: 'supervision',
    paths: ['/learning/report/learners', `/learning/report/learners?unitId=${units.north}`],
  },
  'GET /learning/report/national': {
    guard: 'supervision',
    paths: ['/learning/report/national?from=2026&to=2026'],
  },
  ...Object.fromEntries(
    ['figures', 'national', 'started'].flatMap((file) =>
      ['csv', 'xlsx'].map((ending): [string, Route] => [
        `GET /learning/report/${file}.${ending}`,
        { guard: 'supervision', paths: [`/learning/report/${file}.${ending}?from=2020&to=2026`] },
      ]),
    ),
  ),
  'GET /learning/certificates': { guard: 'supervision' },
  'POST /learning/certificates/:id/received': {
    guard: 'supervision',
    paths: [`/learning/certificates/${device}/received`],
  },
  'POST /learning/certificates/:id/not-received': {
    guard: 'supervision',
    paths: [`/learning/certificates/${device}/not-received`],
  },
  'GET /learning/certificates/:id/confirmation.pdf': {
    guard: 'session',
    paths: [`/learning/certificates/${device}/confirmation.pdf`],
  },
  'GET /learning/groups/:id/status': {
    guard: 'supervision',
    paths: [`/learning/groups/${device}/status`],
  },
  'GET /learning/seminars/:id/attendance': {
    guard: 'supervision',
    paths: [`/learning/seminars/${device}/attendance`],
  },
  'GET /learning/check-ins': { guard: 'session' },
  'GET /learning/statements': { guard: 'supervision' },
  'PUT /learning/statements': {
    guard: 'supervision',
    body: { enabled: false, endpoint: '', keyName: '' },
  },
  'GET /admin/devices': { guard: 'supervision' },
  'POST /admin/devices/:id/close': {
    guard: 'supervision',
    paths: [`/admin/devices/${device}/close`],
    body: { word: 'x' },
  },
  'POST /admin/devices/:id/reopen': {
    guard: 'supervision',
    paths: [`/admin/devices/${device}/reopen`],
    body: { word: 'x' },
  },
  'POST /admin/staff/:id/end-sessions': {
    guard: 'supervision',
    paths: [`/admin/staff/${staff.liv}/end-sessions`],
    body: {},
  },
  'GET /admin/disputes': { guard: 'supervision' },
  'POST /admin/quarantine/:replicaId/:n/open': {
    guard: 'supervision',
    paths: quarantined('open'),
    body: { word: 'x' },
  },
  'POST /admin/quarantine/:replicaId/:n/retry': {
    guard: 'supervision',
    paths: quarantined('retry'),
    body: { word: 'x' },
  },
  'POST /admin/quarantine/:replicaId/:n/file': {
    guard: 'supervision',
    paths: quarantined('file'),
    body: { word: 'x' },
  },
  'GET /admin/access': {
    guard: 'supervision',
    paths: ['/admin/access', `/admin/access?personId=${persons.anne}`, `/admin/access?staffId=${staff.kari}`],
  },
  'GET /admin/access.csv': { guard: 'supervision', paths: [`/admin/access.csv?personId=${persons.anne}`] },
};

/** Middleware and what answers that there is nothing: they give no answer of their own. */
export const passing: ReadonlySet<string> = new Set([
  'ALL /*',
  'ALL /session',
  'ALL /due',
  'ALL /due/*',
  'ALL /sync/*',
  'ALL /sync/pull',
  'ALL /sync/poke',
  'ALL /admin/*',
  'ALL /learning/*',
  'ALL /learning/statements/*',
  'ALL /learning/report/*',
  'ALL /learning/certificates/*',
  'ALL /fhir/*',
  'ALL /fhir/R4/*',
  'ALL /openapi.json',
  'ALL /auth/*',
  'ALL /vault/*',
  'ALL /idp/*',
]);

export type Attempt = {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly route: Route;
};

/** Each route with each of its paths. */
export const attempts: readonly Attempt[] = Object.entries(routes).flatMap(([name, route]) => {
  const [method = '', pattern = ''] = name.split(' ');
  return (route.paths ?? [pattern]).map((path) => ({ name: `${method} ${path}`, method, path, route }));
});

/** What SQL, HTML and spreadsheets would take for their own. */
export const hostileTexts: readonly string[] = [
  `'; DROP TABLE visitt.record; --`,
  `" OR "1"="1`,
  `$1); DELETE FROM visitt.session; --`,
  `<script>globalThis.stolen = 1</script>`,
  `"><img src=x onerror="globalThis.stolen = 1">`,
  `javascript:globalThis.stolen=1//`,
  `{{constructor.constructor('globalThis.stolen=1')()}}`,
  "=cmd|' /C calc'!A0",
  '../../../../etc/passwd',
  '%00%0d%0aSet-Cookie: visitt=x',
  '\u202Eeslaf\u2066',
];
