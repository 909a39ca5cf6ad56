import { describe, expect, it } from 'vitest';
import type { VisitFacts, VisitOutcome } from './visit.ts';
import { countOffers, countVisits } from './visit-figures.ts';

const outcome: VisitOutcome = {
  by: 'jonas',
  at: '2026-03-04T11:00:00Z',
  responseId: 'r',
  themes: ['bolig', 'fall'],
  interpreter: false,
  consent: 'oral',
  referredTo: ['fysio-ergo'],
};
const visit = (personId: string, more: Partial<VisitFacts>) => ({
  personId,
  kind: 'preventiveVisit' as const,
  plannedAt: '2026-03-04T10:00:00Z',
  status: 'done' as const,
  ...more,
});

describe('the year’s figures', () => {
  it('HV11 counts visits with and without referral, answers, interpreter, themes and persons', () => {
    const figures = countVisits(
      [
        visit('a', { outcome }),
        visit('a', { outcome: { ...outcome, themes: ['fall', 'fall'], interpreter: true } }),
        visit('b', { outcome: { ...outcome, themes: [], referredTo: [] } }),
        visit('c', { status: 'cancelled', answer: { reply: 'no', on: '2026-05-05', by: 'j' } }),
        visit('d', { status: 'planned', answer: { reply: 'none', on: '2026-05-05', by: 'j' } }),
        visit('e', { outcome, kind: 'homeVisit' }),
      ],
      '2026-01-01',
      '2026-12-31',
    );
    expect(figures).toEqual({
      finished: 3,
      withReferral: 2,
      withoutReferral: 1,
      declined: 1,
      noAnswer: 1,
      withInterpreter: 1,
      themes: [
        ['fall', 2],
        ['bolig', 1],
      ],
      referredTo: [['fysio-ergo', 1]],
      personsReferred: 1,
    });
  });

  it('HV11 counts by the Norwegian day, both ends included', () => {
    const newYear = visit('a', { outcome: { ...outcome, at: '2025-12-31T23:30:00Z' } });
    expect(countVisits([newYear], '2026-01-01', '2026-12-31').finished).toBe(1);
    expect(countVisits([newYear], '2025-01-01', '2025-12-31').finished).toBe(0);
  });
});

describe('what became of the offers', () => {
  const offer = (more: object) => ({
    kind: 'preventiveVisit' as const,
    plannedAt: '2026-06-01T10:00:00Z',
    status: 'planned' as const,
    ...more,
  });
  const held = {
    at: '2026-01-03T11:00:00Z',
    responseId: 'r',
    themes: [],
    interpreter: false,
    referredTo: [],
  };

  it('HV11 is counted by the day each thing happened', () => {
    const visits = [
      offer({ invitation: { on: '2025-12-20' }, answer: { reply: 'yes', on: '2025-12-28' }, outcome: held }),
      offer({ invitation: { on: '2026-02-01' }, answer: { reply: 'yes', on: '2026-02-05' } }),
      offer({ invitation: { on: '2026-02-01' }, answer: { reply: 'no', on: '2026-02-05' } }),
      offer({ invitation: { on: '2026-03-01' }, answer: { reply: 'none', on: '2026-04-01' } }),
      offer({ invitation: { on: '2026-12-31' } }),
      // Whoever opens the door has been offered it.
      offer({ answer: { reply: 'yes', on: '2026-05-01' } }),
      offer({}),
      { ...offer({ invitation: { on: '2026-02-01' } }), kind: 'homeVisit' as const },
    ];
    expect(countOffers(visits, '2026-01-01', '2026-12-31')).toEqual({
      offered: 5,
      accepted: 2,
      declined: 1,
      noAnswer: 1,
      held: 1,
    });
    expect(countOffers(visits, '2025-01-01', '2025-12-31')).toEqual({
      offered: 1,
      accepted: 1,
      declined: 0,
      noAnswer: 0,
      held: 0,
    });
  });
});
