import type { ContentForm } from './device-content.ts';

/** In the order they are listed. */
export const formGroupNames = ['deterioration', 'nutrition', 'function', 'care', 'talk', 'other'] as const;
export type FormGroupName = (typeof formGroupNames)[number];

/** A form says its own group by a code of this system. */
const groupSystem = 'https://visitt.example/fhir/CodeSystem/form-group';

const groupOfCode: { readonly [code: string]: FormGroupName } = {
  deterioration: 'deterioration',
  nutrition: 'nutrition',
  function: 'function',
  care: 'care',
  living: 'talk',
  family: 'talk',
  talk: 'talk',
};

/** Forms that were published before they could say it themselves, by the end of their address. */
const groupOfEarly: { readonly [id: string]: FormGroupName } = {
  mst: 'nutrition',
  'vekt-hoyde': 'nutrition',
  ernaeringsvurdering: 'nutrition',
  ernaeringsplan: 'nutrition',
  'nrs-2002': 'nutrition',
  sppb: 'function',
  bsi: 'care',
  tannhelse: 'care',
  legemiddelgjennomgang: 'care',
  'forebyggende-hjemmebesok': 'talk',
};

export type FormGroup = { readonly name: FormGroupName; readonly forms: readonly ContentForm[] };

/** The forms that are about a person, in few groups; those nobody has placed come last. */
export function toFormGroups(forms: readonly ContentForm[]): readonly FormGroup[] {
  const ofPersons = forms.filter((form) => isAbout(form, 'Patient'));
  return formGroupNames
    .map((name) => ({ name, forms: ofPersons.filter((form) => groupOf(form) === name) }))
    .filter((group) => group.forms.length > 0);
}

/** Whether a form is about such a thing; one that does not say so is about a person. */
export const isAbout = (
  { questionnaire: { subjectType = ['Patient'] } }: ContentForm,
  subject: 'Patient' | 'Organization',
): boolean => subjectType.includes(subject);

function groupOf({ url, questionnaire: { code = [] } }: ContentForm): FormGroupName {
  const own = code.find(({ system }) => system === groupSystem)?.code;
  const early = groupOfEarly[url.split('/').at(-1) ?? ''];
  return (own === undefined ? undefined : groupOfCode[own]) ?? early ?? 'other';
}
