import type { Questionnaire, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { FormSession } from '#domain/forms/form-session.ts';
import { openForm } from '#domain/forms/open-form.ts';
import { loadContent } from './load.ts';

/** For tests of the instruments: a form answered by linkId, as a nurse would go through it. */
export type Given = string | number | boolean | null;
export type FilledForm = {
  readonly session: FormSession;
  readonly pathOf: (linkId: string) => string;
  /** The first answer of an item; null when it is empty or not asked. */
  readonly read: (linkId: string) => Given;
};

export function shippedForm(id: string): Questionnaire {
  const found = loadContent().find((record) => record.body.url.endsWith(`/Questionnaire/${id}`));
  if (!found) throw new Error(`no ${id}`);
  return found.body.resource as unknown as Questionnaire;
}

/** Answers in the order given; null leaves an item unanswered. */
export function fillForm(
  form: Questionnaire,
  answers: Readonly<Record<string, Given>>,
  launch: Readonly<Record<string, unknown>> = {},
): FilledForm {
  const session = openForm(form, { today: '2026-11-21', launch });
  const pathOf = (linkId: string): string => {
    for (const path of pathsBelow(session, null)) if (session.item(path)?.item.linkId === linkId) return path;
    throw new Error(`no item ${linkId}`);
  };
  for (const [linkId, value] of Object.entries(answers)) {
    if (value === null) continue;
    const path = pathOf(linkId);
    session.setAnswer(path, [toAnswer(session, path, value)]);
  }
  return {
    session,
    pathOf,
    read: (linkId) => {
      const item = session.item(pathOf(linkId));
      const answer = item?.enabled ? item.answer[0] : undefined;
      return (
        answer?.valueInteger ?? answer?.valueDecimal ?? answer?.valueBoolean ?? answer?.valueString ?? null
      );
    },
  };
}

function* pathsBelow(session: FormSession, path: string | null): Generator<string> {
  for (const child of session.children(path)) {
    yield child;
    yield* pathsBelow(session, child);
  }
}

function toAnswer(session: FormSession, path: string, value: Given): QuestionnaireResponseAnswer {
  const { item, options } = session.item(path) ?? {};
  switch (item?.type) {
    case 'boolean':
      return { valueBoolean: value === true };
    case 'integer':
      return { valueInteger: Number(value) };
    case 'decimal':
      return { valueDecimal: Number(value) };
    case 'choice': {
      const option = options?.find(({ valueCoding }) => valueCoding?.code === value);
      if (!option?.valueCoding) throw new Error(`${item.linkId} has no option ${String(value)}`);
      return { valueCoding: option.valueCoding };
    }
    default:
      return { valueString: String(value) };
  }
}
