/** What each resource can be asked for; the CapabilityStatement says the same, from here. */
export const searchParameters = {
  Questionnaire: ['_id', 'url', 'version'],
  QuestionnaireResponse: ['_id', 'subject', 'patient', 'questionnaire'],
  Patient: ['_id'],
  Observation: ['_id', 'subject', 'patient'],
  CarePlan: ['_id', 'subject', 'patient'],
  MeasureReport: ['_id'],
} as const;

export type ResourceType = keyof typeof searchParameters;
export const resourceTypes = Object.keys(searchParameters) as readonly ResourceType[];
export const isResourceType = (name: string): name is ResourceType => Object.hasOwn(searchParameters, name);

export type Search = {
  readonly ids: readonly string[] | null;
  readonly personId: string | null;
  readonly questionnaire: string | null;
  readonly url: string | null;
  readonly version: string | null;
  /** Resources in one page. */
  readonly count: number;
  /** The last id of the page before. */
  readonly after: string | null;
};

export type SearchResult =
  | { readonly ok: true; readonly search: Search }
  | { readonly ok: false; readonly code: 'not-supported' | 'invalid'; readonly parameter: string };

const defaultCount = 50;
const largestCount = 200;
const always = ['_count', '_after', '_format'];

/** A parameter that is not understood is refused: leaving it out would give more than was asked for. */
export function parseSearch(type: ResourceType, query: URLSearchParams): SearchResult {
  const known: readonly string[] = [...searchParameters[type], ...always];
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) return { ok: false, code: 'not-supported', parameter: unknown.slice(0, 60) };
  const twice = known.find((name) => query.getAll(name).length > 1);
  if (twice !== undefined) return { ok: false, code: 'not-supported', parameter: twice };
  const wanted = query.get('_count') ?? String(defaultCount);
  if (!/^\d{1,6}$/.test(wanted)) return { ok: false, code: 'invalid', parameter: '_count' };
  const person = (query.get('patient') ?? query.get('subject'))?.replace(/^Patient\//, '') ?? null;
  const search = {
    ids: query.get('_id')?.split(',') ?? null,
    personId: person,
    questionnaire: query.get('questionnaire'),
    url: query.get('url'),
    version: query.get('version'),
    count: Math.min(Math.max(1, Number(wanted)), largestCount),
    after: query.get('_after'),
  };
  const hasNul = [...query.values()].some((value) => value.includes('\0'));
  return hasNul ? { ok: false, code: 'invalid', parameter: 'NUL' } : { ok: true, search };
}
