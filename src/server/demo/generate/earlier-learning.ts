import { addDays, addMonths } from '#domain/time/day.ts';
import { osloInstant } from '#domain/time/oslo.ts';
import { programme as programmeSchema } from '#protocol/content.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import type { DemoContext } from './demo-context.ts';
import { toDemoRecord } from './demo-record.ts';

/** How many have been through a perm before those who learn now, and what they were. */
const earlier = 14;
const trades = new Set(['sykepleier', 'helsefagarbeider', 'assistent']);
const reasons = ['newJob', 'noTime', 'groupEnded'] as const;

/** Those who began last year: most have finished this year, some gave it up, each in her own month. */
export function* earlierLearning(context: DemoContext): Generator<DemoRecord> {
  const found = context.content.find(({ body }) =>
    body.url.endsWith('/programmes/eldreomsorgens-abc-grunnperm'),
  );
  const programme = programmeSchema.parse(found?.body.resource);
  const canonical = `${programme.url}|${programme.version}`;
  const colleagues = context.staff.filter(
    ({ subject, body }) =>
      subject === undefined && trades.has(body.title) && !body.roles.some(({ role }) => role === 'learner'),
  );
  for (const [index, { id: learnerId, unitId }] of colleagues.slice(0, earlier).entries()) {
    const random = context.random.fork(`earlier learner ${learnerId}`);
    const startedOn = addDays(addMonths(context.today, -14 - (index % 9)), index);
    const isStopped = index % 5 === 4;
    const endedOn = addMonths(startedOn, isStopped ? 5 : 12);
    const body: RecordBody<'enrolment'> = {
      learnerId,
      programme: canonical,
      startedOn,
      status: isStopped ? 'stopped' : 'completed',
      endedOn,
      workplaces: [{ unitId, from: startedOn }],
      ...(isStopped ? { reasonCode: random.pick(reasons) } : {}),
    };
    yield toDemoRecord('enrolment', random.uuid(), body, learnerId, osloInstant(endedOn, '14:00'));
    const done = isStopped ? programme.booklets.slice(0, 3) : programme.booklets;
    for (const [number, { id: booklet }] of done.entries()) {
      const on = addDays(startedOn, 20 + number * 30);
      for (const step of programme.steps) {
        const at = osloInstant(on, `${random.int(16, 20)}:${random.int(10, 59)}`);
        const tick = { learnerId, programme: canonical, booklet, step, done: true, on, at };
        yield toDemoRecord('progress', random.uuid(), tick, learnerId, at);
      }
    }
  }
}
