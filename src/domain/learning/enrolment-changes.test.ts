import { describe, expect, it } from 'vitest';
import { toCompleted, toMovedTo, toPaused, toStopped, toTakenUp } from './enrolment-changes.ts';
import { foldProgress } from './fold-progress.ts';

const active = { startedOn: '2026-01-01', status: 'active' as const };
const why = { code: 'away' as const, words: ' Permisjon ' };
const programme = { steps: ['read'] as const, months: 12, booklets: [{ id: 'h1', number: 1 }] };

describe('a perm that rests, ends and is taken up again', () => {
  it('LRN9 a pause has a day, a reason and her own words; taken up again the perm has that much longer', () => {
    const paused = { ...active, ...toPaused(active, why, '2026-03-01') };
    expect(paused).toMatchObject({
      status: 'paused',
      reasonCode: 'away',
      reason: 'Permisjon',
      pauses: [{ from: '2026-03-01', to: null, reasonCode: 'away' }],
    });
    const again = { ...paused, ...toTakenUp(paused, '2026-03-31') };
    expect(again).toMatchObject({
      status: 'active',
      reasonCode: null,
      reason: null,
      pauses: [{ from: '2026-03-01', to: '2026-03-31' }],
    });
    expect(foldProgress(programme, again, [], '2026-12-31').lateAfter).toBe('2027-01-31');
  });

  it('LRN9 one who stopped and takes it up again was only away', () => {
    const stopped = { ...active, ...toStopped(active, { code: 'noTime', words: '' }, '2026-05-01') };
    expect(stopped).toMatchObject({ status: 'stopped', endedOn: '2026-05-01', reason: null });
    expect(toTakenUp(stopped, '2026-09-01')).toMatchObject({
      status: 'active',
      endedOn: null,
      pauses: [{ from: '2026-05-01', to: '2026-09-01', reasonCode: 'noTime' }],
    });
  });

  it('LRN9 a pause ends with the perm', () => {
    const paused = { ...active, ...toPaused(active, why, '2026-03-01') };
    expect(toStopped(paused, why, '2026-04-01').pauses).toMatchObject([{ to: '2026-04-01' }]);
    expect(toCompleted(paused, '2026-04-02')).toMatchObject({
      status: 'completed',
      endedOn: '2026-04-02',
      pauses: [{ to: '2026-04-02' }],
    });
    expect(toCompleted(active, '2026-04-02')).not.toHaveProperty('pauses');
  });

  it('LRN10 a new workplace is added to those before; two on one day are one', () => {
    const first = toMovedTo(active, 'fjell', '2026-01-01');
    const second = toMovedTo({ ...active, ...first }, 'fjord', '2026-06-01');
    const third = toMovedTo({ ...active, ...second }, 'nord', '2026-06-01');
    expect(third.workplaces).toEqual([
      { unitId: 'fjell', from: '2026-01-01' },
      { unitId: 'nord', from: '2026-06-01' },
    ]);
  });
});
