import { describe, expect, it } from 'vitest';
import { visitFormUrl } from '#domain/visits/visit-form.ts';
import type { Kept } from '#store/device-store.ts';
import { toVisitForms } from './to-visit-forms.ts';

const form = (id: string, body: Partial<Kept<'response'>['body']>): Kept<'response'> => ({
  id,
  kind: 'response',
  scope: 'unit:u',
  version: 1,
  stamps: {},
  delivery: { state: 'local' },
  body: {
    personId: 'p',
    unitId: 'u',
    visitId: 'v',
    questionnaire: `${visitFormUrl}|1.1.0`,
    response: { resourceType: 'QuestionnaireResponse', status: 'in-progress' },
    status: 'draft',
    startedBy: 'jonas',
    startedAt: '2026-11-22T10:00:00Z',
    ...body,
  },
});
const first = form('b', {});
const second = form('a', { startedAt: '2026-11-22T12:30:00+01:00' });

describe('the form of a visit', () => {
  it('HV8 is the first begun, on every device, and the others stand beside it', () => {
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const { own, others } = toVisitForms(order, 'v');
      expect(own?.id).toBe('b');
      expect(others.map(({ id }) => id)).toEqual(['a']);
    }
  });

  it('HV8 is the signed one when there is one', () => {
    const signed = form('c', { status: 'signed', startedAt: '2026-11-22T15:00:00Z' });
    expect(toVisitForms([first, signed, second], 'v').own?.id).toBe('c');
  });

  it('HV8 is the one the visit was finished with, when two are signed', () => {
    const one = form('c', { status: 'signed' });
    const two = form('d', { status: 'signed', startedAt: '2026-11-22T15:00:00Z' });
    expect(toVisitForms([one, two], 'v').own?.id).toBe('c');
    const { own, others } = toVisitForms([one, two, first], 'v', 'd');
    expect([own?.id, ...others.map(({ id }) => id)]).toEqual(['d', 'c', 'b']);
    expect(toVisitForms([one, form('d', { status: 'voided' })], 'v', 'd').own?.id).toBe('c');
  });

  it('is none of another visit, another form, or one that was voided', () => {
    const strangers = [
      form('x', { visitId: 'other' }),
      form('y', { questionnaire: 'https://x.example/mst|1.0.0' }),
      form('z', { status: 'voided' }),
    ];
    expect(toVisitForms(strangers, 'v')).toEqual({ own: null, others: [] });
  });
});
