import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMineToSign, isWaiting, toRowState, type RowFacts } from './row-state.ts';
import { nextWaiting, toTally } from './tally.ts';

const nothing: RowFacts = { form: null, mark: null, notAsked: null, isAway: false };
const form = { status: 'draft', isBegun: true, isWhole: true, disagrees: false, writers: ['amina'] } as const;

const facts: fc.Arbitrary<RowFacts> = fc.record({
  form: fc.option(
    fc.record({
      status: fc.constantFrom('draft', 'signed', 'voided'),
      isBegun: fc.boolean(),
      isWhole: fc.boolean(),
      disagrees: fc.boolean(),
      writers: fc.subarray(['amina', 'liv', 'ola']),
    }),
  ),
  mark: fc.option(fc.constantFrom('away', 'asleep', 'declined', 'notNow')),
  notAsked: fc.option(fc.constantFrom('exemptDeclined', 'notRelevant')),
  isAway: fc.boolean(),
});

describe('toRowState', () => {
  it.each<[string, RowFacts, string]>([
    ['RND10 signed is done', { ...nothing, form: { ...form, status: 'signed' }, mark: 'asleep' }, 'signed'],
    ['RND11 two answers', { ...nothing, form: { ...form, disagrees: true } }, 'twoValues'],
    ['RND12 whole', { ...nothing, form }, 'written'],
    ['RND13 in part', { ...nothing, form: { ...form, isWhole: false } }, 'begun'],
    ['RND14 a reason', { ...nothing, mark: 'asleep' }, 'leftOut'],
    ['RND14 written after a reason', { ...nothing, form, mark: 'asleep' }, 'written'],
    [
      'RND14 an emptied form leaves the reason',
      { ...nothing, form: { ...form, isBegun: false }, mark: 'notNow' },
      'leftOut',
    ],
    ['RND15 does not want it', { ...nothing, notAsked: 'exemptDeclined' }, 'notAsked'],
    ['RND16 away', { ...nothing, isAway: true }, 'leftOut'],
    ['RND16 away, but there all the same', { ...nothing, isAway: true, form }, 'written'],
    ['RND16 voided', { ...nothing, form: { ...form, status: 'voided' } }, 'missing'],
    ['nothing', nothing, 'missing'],
  ])('%s', (_, row, kind) => {
    expect(toRowState(row).kind).toBe(kind);
  });

  it('RND20 one signs what one alone has written in whole', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom('amina', 'liv'), (row, staff) => {
        if (!isMineToSign(toRowState(row), staff)) return;
        expect(row.form?.writers).toEqual([staff]);
        expect(row.form?.isWhole).toBe(true);
        expect(row.form?.disagrees).toBe(false);
      }),
    );
    expect(isMineToSign(toRowState({ ...nothing, form }), 'amina')).toBe(true);
    expect(isMineToSign(toRowState({ ...nothing, form }), 'liv')).toBe(false);
    expect(
      isMineToSign(toRowState({ ...nothing, form: { ...form, writers: ['amina', 'liv'] } }), 'amina'),
    ).toBe(false);
  });
});

describe('toTally', () => {
  it('RND17 counts each resident once', () => {
    fc.assert(
      fc.property(fc.array(facts), (rows) => {
        const { all, signed, unsigned, leftOut, notAsked, waiting } = toTally(rows.map(toRowState));
        expect(signed + unsigned + leftOut + notAsked + waiting).toBe(all);
        expect(all).toBe(rows.length);
      }),
    );
  });
});

describe('nextWaiting', () => {
  const states = (...rows: readonly RowFacts[]) => rows.map(toRowState);

  it('RND18 goes past what is done, and from the top again', () => {
    const ward = states(nothing, { ...nothing, form }, { ...nothing, mark: 'away' }, nothing, {
      ...nothing,
      form,
    });
    expect(nextWaiting(ward, -1)).toBe(0);
    expect(nextWaiting(ward, 0)).toBe(3);
    expect(nextWaiting(ward, 3)).toBe(0);
    expect(nextWaiting(states({ ...nothing, form }, nothing), 1)).toBe(null);
    expect(nextWaiting([], -1)).toBe(null);
  });

  it('RND18 going on and on meets everybody who waits', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 24 }), (rows) => {
        const ward = rows.map(toRowState);
        const waiting = ward.flatMap((state, index) => (isWaiting(state) ? [index] : []));
        const met = new Set<number>();
        let at = nextWaiting(ward, -1);
        for (let step = 0; at !== null && step < rows.length; step += 1) {
          met.add(at);
          at = nextWaiting(ward, at);
        }
        expect([...met].toSorted((a, b) => a - b)).toEqual(waiting);
      }),
    );
  });
});
