import type { Questionnaire } from '#domain/fhir/types.ts';
import type { ImportFinding } from '#domain/forms/mend/import-finding.ts';
import { visitItems } from '#domain/forms/mend/map-items.ts';
import { mendIdentity } from '#domain/forms/mend/mend-identity.ts';
import { mendItems } from '#domain/forms/mend/mend-items.ts';
import { mendLinkIds } from '#domain/forms/mend/mend-link-ids.ts';
import { misunderstoodParts } from '#domain/forms/mend/misunderstood-parts.ts';
import { dropInvalid } from './drop-invalid.ts';
import { pickQuestionnaire } from './pick-questionnaire.ts';
import { questionnaireSchema } from './questionnaire-schema.ts';
import { readForeignJson } from './read-foreign-json.ts';

/** More items than this is no form that a person fills in. */
const maxItems = 20_000;

export type QuestionnaireReport = {
  /** Mended so that the form can be used. */
  readonly repaired: readonly ImportFinding[];
  /** Asked for by the form and not done; the rest works. */
  readonly unsupported: readonly ImportFinding[];
  /** Why the form cannot be used. */
  readonly errors: readonly ImportFinding[];
} & (
  | {
      readonly ok: true;
      readonly questionnaire: Questionnaire;
      /** The same form in other languages, from the same bundle. */
      readonly languages: readonly Questionnaire[];
    }
  | { readonly ok: false; readonly questionnaire: null; readonly languages: readonly [] }
);

/**
 * A form from a file, a bundle or pasted text: checked, mended and explained. Nothing is fetched and nothing in it
 * is run. `language` picks among the languages of a bundle.
 */
export function parseQuestionnaire(input: unknown, language?: string): QuestionnaireReport {
  const read = readForeignJson(input);
  if (!read.ok) return refused(read.error);
  const picked = pickQuestionnaire(read.value, language);
  if (!picked.ok) return refused(picked.error, read.repaired);
  const mended = toQuestionnaire(picked.form);
  if (!mended.ok) return refused(mended.error, [...read.repaired, ...picked.repaired, ...mended.repaired]);
  const { questionnaire } = mended;
  const languages = picked.others.flatMap((other) => {
    const one = toQuestionnaire(other);
    return one.ok ? [one.questionnaire] : [];
  });
  let unsupported: readonly ImportFinding[] | undefined;
  return {
    ok: true,
    questionnaire,
    languages,
    repaired: [...read.repaired, ...picked.repaired, ...mended.repaired],
    // Worked out when somebody asks: it reads every expression of the form, and the form itself is wanted first.
    get unsupported() {
      unsupported ??= misunderstoodParts(questionnaire);
      return unsupported;
    },
    errors: [],
  };
}

type Mended = { readonly repaired: readonly ImportFinding[] } & (
  | { readonly ok: true; readonly questionnaire: Questionnaire }
  | { readonly ok: false; readonly error: ImportFinding }
);

function toQuestionnaire(form: unknown): Mended {
  const checked = dropInvalid(questionnaireSchema, form);
  if (!checked) return { ok: false, error: { reason: 'notAQuestionnaire', path: '' }, repaired: [] };
  // From here on every part is of the right kind, or was dropped; what is still missing is mended below.
  const given = checked.value as unknown as Questionnaire;
  const items = given.item ?? [];
  if (items.length === 0)
    return { ok: false, error: { reason: 'noItems', path: 'item' }, repaired: checked.repaired };
  let count = 0;
  visitItems(items, () => {
    count += 1;
  });
  if (count > maxItems) {
    return {
      ok: false,
      error: { reason: 'tooManyItems', path: 'item', detail: String(count) },
      repaired: checked.repaired,
    };
  }
  const linked = mendLinkIds(items);
  const right = mendItems(linked.items);
  const named = mendIdentity({ ...given, item: right.items });
  return {
    ok: true,
    questionnaire: named.questionnaire,
    repaired: [...checked.repaired, ...named.repaired, ...linked.repaired, ...right.repaired],
  };
}

const refused = (error: ImportFinding, repaired: readonly ImportFinding[] = []): QuestionnaireReport => ({
  ok: false,
  questionnaire: null,
  languages: [],
  repaired,
  unsupported: [],
  errors: [error],
});
