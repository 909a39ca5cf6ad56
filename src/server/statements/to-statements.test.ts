import { describe, expect, it } from 'vitest';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { toStatements } from './to-statements.ts';

const teller = {
  tenantId: 't',
  homePage: 'https://visitt.example',
  pseudonymKey: Buffer.alloc(32, 1),
  programmeOf: () => undefined,
};
const enrolment = (more: Partial<RecordBody<'enrolment'>>): RecordBody<'enrolment'> => ({
  learnerId: '0b7a2f4e-6a3c-4a53-9a39-6f4f5c8a1f10',
  programme: 'https://visitt.example/programmes/perm|1.0.0',
  startedOn: '2026-01-05',
  status: 'active',
  ...more,
});
const tell = (body: RecordBody<'enrolment'>, isNew = true) =>
  toStatements({ kind: 'enrolment', id: 'e', body, at: '2026-11-22T10:00:00.000Z', isNew }, teller);

describe('what is told of a perm', () => {
  it('STA2 that it was completed is told of the day it ended, however late the phone delivers', () => {
    const told = tell(enrolment({ status: 'completed', endedOn: '2026-11-10' }));
    expect(told.map(({ body }) => body['timestamp'])).toEqual([
      '2026-01-05T12:00:00Z',
      '2026-11-10T12:00:00Z',
    ]);
    expect(tell(enrolment({ status: 'completed' }))[1]?.body['timestamp']).toBe('2026-11-22T10:00:00.000Z');
  });

  it('STA1 that it was begun is told of what began since it was turned on, that it is done of both', () => {
    expect(tell(enrolment({ status: 'paused' }), false)).toEqual([]);
    const done = tell(enrolment({ status: 'completed', endedOn: '2026-11-10' }), false);
    expect(done.map(({ body }) => body['timestamp'])).toEqual(['2026-11-10T12:00:00Z']);
  });

  it('STA7 a perm by a name no store takes is not told, so that nothing waits behind it', () => {
    expect(tell(enrolment({ programme: 'perm' }))).toEqual([]);
  });
});
