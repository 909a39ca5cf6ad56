import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newsBands, readLocalPlan, withLocalPlan, type LocalPlan } from '#domain/vitals/local-plan.ts';
import { fillForm, shippedForm } from './fill-form.ts';

const shipped = shippedForm('news2');
const none = { nb: '', nn: '', repeatMinutes: null };
const empty: LocalPlan = { low: none, single: none, medium: none, high: none };

describe('the municipality’s plan in NEWS2', () => {
  it('VIT30 is empty as it ships, and the form says so', () => {
    expect(readLocalPlan(shipped)).toEqual(empty);
    const { session, pathOf } = fillForm(shipped, { respirasjon: 30 });
    expect(session.item(pathOf('plan-rod'))).toMatchObject({ enabled: true });
    expect(session.item(pathOf('plan-rod'))?.item.text).toContain('ikke lagt inn ennå');
  });

  it('VIT30 VIT31 what was written is read again, and taking it away leaves what ships', () => {
    const words = fc
      .string({ minLength: 1, maxLength: 40 })
      .filter((text) => text.trim() === text && text !== '');
    const band = fc.oneof(
      fc.record({ nb: words, nn: words, repeatMinutes: fc.option(fc.integer({ min: 5, max: 1440 })) }),
      fc.constant(none),
    );
    fc.assert(
      fc.property(fc.record({ low: band, single: band, medium: band, high: band }), (plan) => {
        const own = withLocalPlan(shipped, shipped, plan);
        expect(readLocalPlan(own)).toEqual(plan);
        expect(withLocalPlan(own, shipped, empty)).toEqual(shipped);
      }),
      { numRuns: 30 },
    );
  });

  it('VIT31 changes four texts and nothing else', () => {
    const plan: LocalPlan = { ...empty, medium: { nb: 'Ring ansvarlig', nn: '', repeatMinutes: 60 } };
    const own = withLocalPlan(shipped, shipped, plan);
    const without = (form: typeof shipped) => JSON.stringify(withLocalPlan(form, shipped, empty));
    expect(without(own)).toBe(without(shipped));
    expect(readLocalPlan(own).medium).toEqual({
      nb: 'Ring ansvarlig',
      nn: 'Ring ansvarlig',
      repeatMinutes: 60,
    });
    expect(newsBands).toHaveLength(4);
  });
});
