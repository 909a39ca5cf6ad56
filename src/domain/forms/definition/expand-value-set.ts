import type { AnswerOption, Coding, Extension, Questionnaire, Resource } from '../../fhir/types.ts';

type Concept = {
  readonly code?: string;
  readonly display?: string;
  readonly system?: string;
  readonly abstract?: boolean;
  readonly extension?: readonly Extension[];
  readonly designation?: readonly { readonly language?: string; readonly value?: string }[];
  readonly contains?: readonly Concept[];
  readonly concept?: readonly Concept[];
};
type Include = {
  readonly system?: string;
  readonly concept?: readonly Concept[];
  readonly filter?: readonly unknown[];
  readonly valueSet?: readonly string[];
};
type ValueSet = Resource & {
  readonly url?: string;
  readonly expansion?: { readonly contains?: readonly Concept[] };
  readonly compose?: { readonly include?: readonly Include[]; readonly exclude?: readonly Include[] };
};
type CodeSystem = Resource & { readonly url?: string; readonly concept?: readonly Concept[] };

const maxDepth = 8;

/**
 * The options of a value set that lies in the form itself; null when it, or something it builds on, lies
 * elsewhere. Nothing is ever fetched.
 */
export function expandValueSet(
  questionnaire: Questionnaire,
  reference: string,
  depth = 0,
): readonly AnswerOption[] | null {
  const valueSet: ValueSet | undefined = findContained(questionnaire, 'ValueSet', reference);
  if (!valueSet || depth > maxDepth) return null;
  const { expansion, compose } = valueSet;
  if (expansion?.contains)
    return expansion.contains.flatMap((concept) => optionsBelow(concept, concept.system));
  if (!compose?.include) return null;
  const included = compose.include.map((include) => expandInclude(questionnaire, include, depth));
  if (included.some((options) => options === null)) return null;
  const excluded = new Set(
    (compose.exclude ?? []).flatMap(({ system, concept = [] }) =>
      concept.map(({ code }) => `${system ?? ''}|${code ?? ''}`),
    ),
  );
  return included
    .flatMap((options) => options ?? [])
    .filter(({ valueCoding }) => !excluded.has(`${valueCoding?.system ?? ''}|${valueCoding?.code ?? ''}`));
}

function expandInclude(
  questionnaire: Questionnaire,
  { system, concept, filter, valueSet }: Include,
  depth: number,
): readonly AnswerOption[] | null {
  if (concept) return concept.flatMap((one) => optionsBelow(one, system));
  if (filter && filter.length > 0) return null;
  if (valueSet && !system) {
    const parts = valueSet.map((reference) => expandValueSet(questionnaire, reference, depth + 1));
    return parts.some((options) => options === null) ? null : parts.flatMap((options) => options ?? []);
  }
  const codes: CodeSystem | undefined =
    system === undefined ? undefined : findContained(questionnaire, 'CodeSystem', system);
  const concepts = codes?.concept;
  return concepts ? concepts.flatMap((one) => optionsBelow(one, system)) : null;
}

/** By `#id` or by canonical address, with or without its version. */
export function findContained(
  questionnaire: Questionnaire,
  type: string,
  reference: string,
): Resource | undefined {
  const address = reference.split('|')[0];
  return questionnaire.contained?.find(
    (resource) =>
      resource.resourceType === type &&
      (reference === `#${resource.id ?? ''}` ||
        (resource as ValueSet).url === address ||
        (!reference.includes('/') && resource.id === address)),
  );
}

function optionsBelow(concept: Concept, system: string | undefined): readonly AnswerOption[] {
  const own =
    concept.abstract || concept.code === undefined ? [] : [toOption(concept, concept.system ?? system)];
  const below = [...(concept.contains ?? []), ...(concept.concept ?? [])];
  return [...own, ...below.flatMap((one) => optionsBelow(one, one.system ?? system))];
}

/** A value set has its other languages as designations; from here on they are translations like any other. */
function toTranslations(designations: Concept['designation']): readonly Extension[] {
  return (designations ?? []).flatMap(({ language, value }) =>
    language === undefined || value === undefined
      ? []
      : {
          url: 'http://hl7.org/fhir/StructureDefinition/translation',
          extension: [
            { url: 'lang', valueCode: language },
            { url: 'content', valueString: value },
          ],
        },
  );
}

function toOption(
  { code, display, extension, designation }: Concept,
  system: string | undefined,
): AnswerOption {
  const translations = toTranslations(designation);
  const valueCoding: Coding = {
    ...(system === undefined ? {} : { system }),
    ...(code === undefined ? {} : { code }),
    ...(display === undefined ? {} : { display }),
    ...(translations.length > 0 ? { _display: { extension: translations } } : {}),
    ...(extension ? { extension } : {}),
  };
  return { ...(extension ? { extension } : {}), valueCoding };
}
