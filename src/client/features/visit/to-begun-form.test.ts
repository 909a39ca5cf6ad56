import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { openForm } from '#domain/forms/open-form.ts';
import type { Kept } from '#store/device-store.ts';
import { toBegunForm } from './to-begun-form.ts';

const questionnaire = JSON.parse(
  readFileSync(new URL('../../../content/checklists/forebyggende-hjemmebesok.json', import.meta.url), 'utf8'),
) as Questionnaire;
const visit: Kept<'visit'> = {
  id: 'v',
  kind: 'visit',
  scope: 'unit:u',
  version: 1,
  stamps: {},
  delivery: { state: 'local' },
  body: {
    personId: 'p',
    unitId: 'u',
    kind: 'preventiveVisit',
    plannedAt: '2026-11-22T09:00:00Z',
    assignedTo: null,
    status: 'planned',
  },
};

describe('the form of a conversation that begins', () => {
  it('HV4 has the yes, so that the full form has the conversation in it', () => {
    const { body } = toBegunForm({ visit, questionnaire, canonical: 'q|1' }, 'jonas');
    expect(body).toMatchObject({ visitId: 'v', questionnaire: 'q|1', status: 'draft', startedBy: 'jonas' });
    const response = body['response'] as unknown as QuestionnaireResponse;
    const form = openForm(questionnaire, { response, today: '2026-11-22' });
    expect(form.item('samtale/temaer')?.enabled).toBe(true);
    expect(form.item('avslutning/samtykke')?.enabled).toBe(true);
  });
});
