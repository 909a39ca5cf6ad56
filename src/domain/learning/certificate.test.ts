import { describe, expect, it } from 'vitest';
import { toCertificateId, toCertificateStanding, toCertificateState } from './certificate.ts';
import { countSeminars } from './count-seminars.ts';

const programme = { seminars: 2 };
const perm = (bookletsDone: number) => ({ bookletsDone, booklets: ['h1', 'h2'] });
const standing = (bookletsDone: number, seminars: number) =>
  toCertificateStanding(programme, perm(bookletsDone), seminars);
const active = { status: 'active' } as const;

describe('the bevis', () => {
  it('BEV1 is one for an enrolment, the same on every device', () => {
    const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
    expect(toCertificateId(id)).toBe(toCertificateId(id));
    expect(toCertificateId(id)).not.toBe(toCertificateId('3f2504e0-4f89-41d3-9a0c-0305e82c3302'));
  });

  it.each([
    [2, 2, true],
    [2, 3, true],
    [1, 2, false],
    [2, 1, false],
  ])('BEV2 %i of 2 hefter and %i of 2 seminars: %s', (booklets, seminars, isMet) => {
    expect(standing(booklets, seminars).isMet).toBe(isMet);
  });

  it('BEV2 a perm without hefter is never done', () => {
    expect(toCertificateStanding({ seminars: 0 }, { bookletsDone: 0, booklets: [] }, 0).isMet).toBe(false);
  });

  it('BEV3 can be asked for when the rule is met, also when only seminars are missing here', () => {
    expect(toCertificateState(active, standing(2, 2), undefined)).toBe('ready');
    expect(toCertificateState(active, standing(2, 0), undefined)).toBe('seminars');
    expect(toCertificateState(active, standing(1, 2), undefined)).toBe('notYet');
  });

  it('BEV4 not of a perm that was stopped', () => {
    expect(toCertificateState({ status: 'stopped' }, standing(2, 2), undefined)).toBe('notYet');
    expect(toCertificateState({ status: 'completed' }, standing(2, 2), undefined)).toBe('ready');
  });

  it('BEV5 stays asked for, or come, whatever else changes', () => {
    const asked = { requestedOn: '2026-11-01', status: 'requested' } as const;
    expect(toCertificateState(active, standing(1, 0), asked)).toBe('requested');
    expect(toCertificateState(active, standing(2, 2), { ...asked, status: 'withdrawn' })).toBe('ready');
    const received = { by: 'mette', at: '2026-11-20T10:00:00Z' };
    expect(toCertificateState(active, standing(2, 2), { ...asked, received })).toBe('received');
  });

  it('BEV6 seminars of the perm or for several, each once, from three months before', () => {
    const seminar = { startsAt: '2026-01-10T08:00:00Z', status: 'held' } as const;
    const seminars = new Map([
      ['own', { ...seminar, programme: 'perm-1' }],
      ['all', seminar],
      ['other', { ...seminar, programme: 'perm-2' }],
      ['long ago', { ...seminar, startsAt: '2025-10-31T08:00:00Z' }],
      ['called off', { ...seminar, status: 'cancelled' as const }],
    ]);
    const attended = new Set([...seminars.keys(), 'unknown']);
    expect(countSeminars(seminars, attended, 'perm-1', '2026-02-01')).toBe(2);
    expect(countSeminars(seminars, attended, 'perm-1', '2026-01-31')).toBe(3);
  });
});
