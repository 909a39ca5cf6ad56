import { describe, expect, it } from 'vitest';
import { enrolmentBody } from './learning.ts';

const enrolment = {
  learnerId: 'b0000001-0000-4000-8000-000000000000',
  programme: 'https://visitt.example/programmes/perm|1.0.0',
  startedOn: '2026-02-01',
  status: 'active',
};
const pause = { from: '2026-03-01', to: '2026-04-01', reasonCode: 'away' };
const fits = (body: object): boolean => enrolmentBody.safeParse({ ...enrolment, ...body }).success;

describe('an enrolment', () => {
  it('has days that somebody may have worked on', () => {
    expect(fits({ pauses: [pause, { ...pause, to: null }] })).toBe(true);
    expect(fits({ startedOn: '9999-12-31' })).toBe(false);
    expect(fits({ pauses: [{ ...pause, from: '0000-01-01' }] })).toBe(false);
    expect(fits({ endedOn: '2200-01-01' })).toBe(false);
  });

  it('has no more pauses than a working life', () => {
    expect(fits({ pauses: Array.from({ length: 200 }, () => pause) })).toBe(true);
    expect(fits({ pauses: Array.from({ length: 201 }, () => pause) })).toBe(false);
  });
});
