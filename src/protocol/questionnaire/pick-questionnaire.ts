import type { ImportFinding } from '#domain/forms/mend/import-finding.ts';

type Json = Readonly<Record<string, unknown>>;
export type Picked =
  | {
      readonly ok: true;
      readonly form: Json;
      readonly others: readonly Json[];
      readonly repaired: readonly ImportFinding[];
    }
  | { readonly ok: false; readonly error: ImportFinding };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The form in a file: a Questionnaire, or a Bundle with one. A Bundle may hold the same form in several languages
 * (`others`), and value sets, which move into the form.
 */
export function pickQuestionnaire(value: unknown, language: string | undefined): Picked {
  if (!isObject(value)) return { ok: false, error: { reason: 'notAQuestionnaire', path: '' } };
  if (value['resourceType'] === 'Questionnaire') return { ok: true, form: value, others: [], repaired: [] };
  if (value['resourceType'] !== 'Bundle') {
    const type = value['resourceType'];
    const detail = typeof type === 'string' ? type : '';
    return { ok: false, error: { reason: 'notAQuestionnaire', path: 'resourceType', detail } };
  }
  const resources = resourcesIn(value);
  const forms = resources.filter((resource) => resource['resourceType'] === 'Questionnaire');
  const [first] = forms;
  if (!first) return { ok: false, error: { reason: 'noQuestionnaireInBundle', path: 'entry' } };
  const terms = resources.filter(
    ({ resourceType }) => resourceType === 'ValueSet' || resourceType === 'CodeSystem',
  );
  const form = forms.find((one) => speaks(one, language)) ?? first;
  const same = forms.filter((one) => one !== form && isSameForm(one, form));
  const different = forms.length - same.length - 1;
  return {
    ok: true,
    form: withTerms(form, terms),
    others: same.map((one) => withTerms(one, terms)),
    repaired:
      different === 0 ? [] : [{ reason: 'otherFormsInBundle', path: 'entry', detail: String(different) }],
  };
}

function resourcesIn(bundle: Json): readonly Json[] {
  const entries = bundle['entry'];
  if (!Array.isArray(entries)) return [];
  return (entries as readonly unknown[]).flatMap((entry) => {
    const resource = isObject(entry) ? entry['resource'] : undefined;
    if (!isObject(resource)) return [];
    return resource['resourceType'] === 'Bundle' ? resourcesIn(resource) : [resource];
  });
}

const speaks = (form: Json, language: string | undefined): boolean =>
  language !== undefined &&
  typeof form['language'] === 'string' &&
  form['language'].split('-')[0] === language.split('-')[0];

/** Helsenorge gives the languages of one form the same address, name or first items, and different languages. */
const isSameForm = (a: Json, b: Json): boolean =>
  a['language'] !== b['language'] &&
  (a['url'] === b['url'] || a['name'] === b['name'] || sameLinkIds(a['item'], b['item']));

const sameLinkIds = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) &&
  Array.isArray(b) &&
  a.length === b.length &&
  a.every(
    (one: unknown, index) => isObject(one) && isObject(b[index]) && one['linkId'] === b[index]['linkId'],
  );

function withTerms(form: Json, terms: readonly Json[]): Json {
  if (terms.length === 0) return form;
  const contained = Array.isArray(form['contained']) ? (form['contained'] as readonly unknown[]) : [];
  return { ...form, contained: [...contained, ...terms] };
}
