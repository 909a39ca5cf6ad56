import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { QuestionnaireItem, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { FormSession } from '#domain/forms/form-session.ts';
import { openForm } from '#domain/forms/open-form.ts';
import { parseQuestionnaire } from './parse-questionnaire.ts';

/** Public forms that no one here wrote lie beside the project and are never copied into it. */
const shared = path.resolve(import.meta.dirname, '../../../../shared');
const folder = path.join(shared, 'questionnaires');
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
  : [];

const pathsOf = (session: FormSession, around: string | null = null): readonly string[] =>
  session.children(around).flatMap((one) => [one, ...pathsOf(session, one)]);

/** An answer of the right kind, whatever the question. */
function someAnswer(
  session: FormSession,
  at: string,
  item: QuestionnaireItem,
): readonly QuestionnaireResponseAnswer[] {
  const [option] = session.item(at)?.options ?? [];
  if (option) {
    const { extension: _, initialSelected: _chosen, ...answer } = option;
    return [answer];
  }
  switch (item.type) {
    case 'boolean':
      return [{ valueBoolean: true }];
    case 'integer':
      return [{ valueInteger: 1 }];
    case 'decimal':
      return [{ valueDecimal: 1.5 }];
    case 'date':
      return [{ valueDate: '2026-11-21' }];
    case 'dateTime':
      return [{ valueDateTime: '2026-11-21T10:00:00+01:00' }];
    case 'time':
      return [{ valueTime: '10:00:00' }];
    case 'quantity':
      return [{ valueQuantity: { value: 3 } }];
    case 'string':
    case 'text':
    case 'open-choice':
      return [{ valueString: 'noe' }];
    default:
      return [];
  }
}

describe('FRM60 forms from elsewhere', () => {
  it('FRM60 are there to be run against when they are expected', () => {
    const isExpected = existsSync(shared);
    expect(files.length > 0).toBe(isExpected);
  });

  it.each(files)('FRM60 %s opens, is filled in and stays whole', (file) => {
    const report = parseQuestionnaire(readFileSync(path.join(folder, file), 'utf8'));
    expect(report.errors).toEqual([]);
    if (!report.ok) return;
    const { questionnaire } = report;
    const session = openForm(questionnaire, { today: '2026-11-21' });
    const start = session.response();
    for (const at of pathsOf(session)) {
      const item = session.item(at)?.item;
      if (item) session.setAnswer(at, someAnswer(session, at, item));
    }
    expect(
      session.findings().filter(({ reason }) => reason === 'cycle' || reason === 'expressionFailed'),
    ).toEqual([]);
    const { answered, total } = session.progress();
    expect(answered).toBeLessThanOrEqual(total);
    const response = session.response();
    const again = openForm(questionnaire, { today: '2026-11-21', response });
    expect(again.response()).toEqual(response);
    expect(again.toSigned()).toEqual(session.toSigned());
    expect(again.review()).toEqual(session.review());
    session.replaceResponse(start);
    expect(session.response()).toEqual(start);
    // Mending is done once: what came out needs none.
    expect(parseQuestionnaire(questionnaire).repaired).toEqual([]);
  });
});
