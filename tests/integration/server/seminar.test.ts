import { toSeminarKeyId } from '#domain/learning/seminar-key.ts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCheckInCode, toProof, windowAt, type SeminarPlace } from '#domain/learning/check-in-code.ts';
import { toHybridTime } from '#domain/merge/hybrid-clock.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { ownCheckIns, seminarRoom, type SeminarRoomAnswer } from '#protocol/learning-answers.ts';
import { pushAnswer } from '#protocol/push.ts';
import { createSession } from '#server/auth/session-store.ts';
import { nodeHmac } from '#server/learning/node-hmac.ts';
import {
  createDevice,
  operationOf,
  startTestServer,
  type TestDevice,
  type TestServer,
} from './test-server.ts';
import { id, solvik, staff, testTenants, units } from './test-tenants.ts';

const learners = Array.from({ length: 60 }, (_, index) => id('a9', index + 1));
const arrival = Date.parse('2026-11-22T16:00:00Z');
const startsAt = '2026-11-22T09:00:00.000Z';
const endsAt = '2026-11-22T14:00:00.000Z';
const nine = Date.parse(startsAt);
const secret = 'k'.repeat(43);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(
    {},
    {
      now: () => new Date(arrival),
      demoTenants: () =>
        testTenants().map((tenant) =>
          tenant.tenantId === solvik
            ? {
                ...tenant,
                records: [
                  ...tenant.records,
                  ...learners.map((learnerId, index) => ({
                    id: learnerId,
                    kind: 'staff' as const,
                    body: {
                      name: `Deltaker ${index + 1}`,
                      title: 'helsefagarbeider',
                      roles: [{ role: 'learner' as const, unitId: units.north }],
                    },
                    by: staff.admin,
                    at: '2026-01-05T08:00:00+01:00',
                  })),
                ],
              }
            : tenant,
        ),
    },
  );
});
afterAll(() => server.remove());

/** A phone of its own; nothing has been told to the server by it before. */
async function phoneOf(staffId: string): Promise<TestDevice> {
  const { cookie } = await createSession(
    server.database.pool,
    { tenantId: solvik, staffId },
    new Date(arrival),
  );
  return createDevice((path, init) => Promise.resolve(server.app.request(path, init)), `visitt=${cookie}`);
}

type Typed = {
  readonly seminarId: string;
  readonly staffId: string;
  readonly checkInId?: string;
  readonly shown?: number;
  readonly typed?: number;
  readonly place?: SeminarPlace;
  readonly key?: string;
};
async function toCheckIn({
  seminarId,
  staffId,
  checkInId = randomUUID(),
  shown = nine,
  typed = shown,
  place = 'room',
  key = secret,
}: Typed): Promise<CheckIn> {
  const code = await toCheckInCode(nodeHmac, key, seminarId, place, windowAt(shown));
  const at = new Date(typed).toISOString();
  const proof = await toProof(nodeHmac, code, { checkInId, seminarId, staffId, at });
  return {
    type: 'event.add',
    id: checkInId,
    kind: 'checkIn',
    body: { staffId, seminarId, checkInId, at, proof },
  };
}

type CheckIn = {
  readonly type: 'event.add';
  readonly id: string;
  readonly kind: 'checkIn';
  readonly body: {
    readonly staffId: string;
    readonly seminarId: string;
    readonly checkInId: string;
    readonly at: string;
    readonly proof: string;
  };
};
type Sent = { readonly clockOff?: number; readonly hlc?: number; readonly at?: string };
/** Delivered hours later: the operation carries the phone's own time, and the phone's clock may be off by so many milliseconds. */
async function deliver(phone: TestDevice, body: CheckIn, { clockOff = 0, hlc, at }: Sent = {}) {
  const typedAt = at ?? body.body.at;
  const operation = {
    ...operationOf(body, 1),
    at: typedAt,
    hlc: toHybridTime(hlc ?? Date.parse(typedAt)),
  };
  const response = await phone.pushRaw({
    operations: [operation],
    sentAt: new Date(arrival + clockOff).toISOString(),
  });
  return pushAnswer
    .parse(await response.json())
    .outcomes.map((outcome) => (outcome.status === 'quarantined' ? outcome.reason : outcome.status));
}

const seminarOf = (seminarId: string): readonly OperationBody[] => [
  {
    type: 'record.put',
    id: seminarId,
    kind: 'seminar',
    body: { title: 'Startsamling', part: 'start', startsAt, endsAt, streamed: true, status: 'planned' },
  },
  { type: 'record.put', id: toSeminarKeyId(seminarId), kind: 'seminarKey', body: { seminarId, secret } },
];

async function roomOf(seminarId: string, as: TestDevice): Promise<SeminarRoomAnswer> {
  const response = await as.request(`/learning/seminars/${seminarId}/attendance`);
  expect(response.status).toBe(200);
  return seminarRoom.parse(await response.json());
}
const foundOf = async (staffId: string) => {
  const response = await (await phoneOf(staffId)).request('/learning/check-ins');
  return ownCheckIns.parse(await response.json());
};

/** Always the same order for the same seed. */
function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  let state = seed;
  return list
    .map((item) => {
      state = (state * 48_271) % 2_147_483_647;
      return { item, key: state };
    })
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

describe('SEM5 a seminar of sixty, every phone offline', () => {
  it.each([7, 1234, 99_991])(
    'is delivered in any order (seed %i): none missing, none twice',
    async (seed) => {
      const seminarId = randomUUID();
      const leader = await phoneOf(staff.mette);
      const checkIns = await Promise.all(
        learners.map(async (staffId, index) => ({
          staffId,
          operation: await toCheckIn({
            seminarId,
            staffId,
            shown: nine + (index % 9) * 30_000,
            typed: nine + (index % 9) * 30_000 + (index % 50) * 1000,
            place: index % 10 === 9 ? 'stream' : 'room',
          }),
          // Some phones are off by up to an hour, and are put right by what they say when they deliver.
          clockOff: index % 5 === 0 ? ((index % 7) - 3) * 1_200_000 : 0,
        })),
      );
      const deliveries = checkIns.map(({ staffId, operation, clockOff }) => async () => {
        const phone = await phoneOf(staffId);
        const at = new Date(Date.parse(operation.body.at) + clockOff).toISOString();
        expect(await deliver(phone, operation, { clockOff, at })).toEqual(['applied']);
        // What was answered on a line that broke is sent again.
        expect(await deliver(phone, operation, { clockOff, at })).toEqual(['applied']);
      });
      const leads = async (): Promise<void> => void (await leader.push(seminarOf(seminarId)));
      const jobs = shuffled([...deliveries, leads], seed);
      for (let from = 0; from < jobs.length; from += 8)
        await Promise.all(jobs.slice(from, from + 8).map((job) => job()));

      const { people, refused, waiting } = await roomOf(seminarId, leader);
      expect(people.map(({ staffId }) => staffId).toSorted()).toEqual(learners.toSorted());
      expect(people.filter(({ place }) => place === 'stream')).toHaveLength(6);
      expect(refused).toEqual([]);
      expect(waiting).toBe(0);
    },
  );

  it('SEM7 waits for the key of the seminar, and is found right when it has come', async () => {
    const seminarId = randomUUID();
    const [staffId = ''] = learners;
    const [seminar, key] = seminarOf(seminarId);
    const leader = await phoneOf(staff.mette);
    if (seminar) await leader.push([seminar]);
    await deliver(await phoneOf(staffId), await toCheckIn({ seminarId, staffId }));
    expect(await roomOf(seminarId, leader)).toMatchObject({ people: [], waiting: 1 });
    expect((await foundOf(staffId)).checkIns).toContainEqual(
      expect.objectContaining({ seminarId, state: 'waiting' }),
    );
    if (key) await leader.push([key]);
    expect(await roomOf(seminarId, leader)).toMatchObject({ people: [{ staffId, by: 'code' }], waiting: 0 });
  });
});

describe('SEM4 what is refused, with its reason on both phones', () => {
  const seminarId = randomUUID();
  let leader: TestDevice;
  beforeAll(async () => {
    leader = await phoneOf(staff.mette);
    await leader.push(seminarOf(seminarId));
  });
  const expectRefused = async (staffId: string, reason: string): Promise<void> => {
    expect((await roomOf(seminarId, leader)).refused).toContainEqual(
      expect.objectContaining({ staffId, reason }),
    );
    expect((await foundOf(staffId)).checkIns).toContainEqual(
      expect.objectContaining({ seminarId, state: 'refused', reason }),
    );
  };
  const learner = (index: number): string => learners[index] ?? '';

  it('a forged code', async () => {
    const staffId = learner(0);
    const forged = await toCheckIn({ seminarId, staffId, key: 'f'.repeat(43) });
    await deliver(await phoneOf(staffId), forged);
    await expectRefused(staffId, 'forged');
  });

  it('a stale code, passed on and typed ten minutes later', async () => {
    const staffId = learner(1);
    const stale = await toCheckIn({ seminarId, staffId, typed: nine + 600_000 });
    await deliver(await phoneOf(staffId), stale);
    await expectRefused(staffId, 'stale');
  });

  it('a stale code under a time from before the phone last said that nothing was waiting', async () => {
    const staffId = learner(2);
    const phone = await phoneOf(staffId);
    await phone.push([await toCheckIn({ seminarId: randomUUID(), staffId })]);
    const backdated = await toCheckIn({ seminarId, staffId });
    const operation = { ...operationOf(backdated, 2), at: startsAt, hlc: toHybridTime(nine) };
    await phone.pushRaw({ firstN: 2, operations: [operation], sentAt: new Date(arrival).toISOString() });
    await expectRefused(staffId, 'stale');
  });

  it("another's check-in under one's own name, whichever comes first", async () => {
    const original = await toCheckIn({ seminarId, staffId: learner(3) });
    const copies = [4, 5].map((index) => {
      const checkInId = randomUUID();
      return { ...original, id: checkInId, body: { ...original.body, checkInId, staffId: learner(index) } };
    });
    const [first, last] = copies;
    if (first) await deliver(await phoneOf(learner(4)), first);
    await deliver(await phoneOf(learner(3)), original);
    if (last) await deliver(await phoneOf(learner(5)), last);
    await expectRefused(learner(4), 'copied');
    await expectRefused(learner(5), 'copied');
    expect((await roomOf(seminarId, leader)).people.map(({ staffId }) => staffId)).toContain(learner(3));
  });

  it("another's very event never becomes one's own", async () => {
    const original = await toCheckIn({ seminarId, staffId: learner(6) });
    const thief = await phoneOf(learner(7));
    expect(await deliver(thief, original)).toEqual(['notAllowed']);
    await deliver(await phoneOf(learner(6)), original);
    const again = await phoneOf(learner(8));
    const taken = { ...original, body: { ...original.body, staffId: learner(8) } };
    expect(await deliver(again, taken)).toEqual(['notAllowed']);
    expect((await roomOf(seminarId, leader)).people.map(({ staffId }) => staffId)).toContain(learner(6));
  });

  it('a phone whose clock was set back', async () => {
    const staffId = learner(9);
    const checkIn = await toCheckIn({ seminarId, staffId });
    await deliver(await phoneOf(staffId), checkIn, { hlc: nine + 3_600_000 });
    await expectRefused(staffId, 'clock');
  });

  it('SEM6 the leader has the last word by hand, and it reaches the phone', async () => {
    const staffId = learner(0);
    const byHand = {
      type: 'event.add',
      id: randomUUID(),
      kind: 'attendance',
      body: { staffId, present: true, seminarId, place: 'room', at: '2026-11-22T12:00:00Z' },
    } satisfies OperationBody;
    expect((await leader.push([byHand])).outcomes.map(({ status }) => status)).toEqual(['applied']);
    const room = await roomOf(seminarId, leader);
    expect(room.people).toContainEqual(expect.objectContaining({ staffId, by: 'hand' }));
    expect(room.refused.map((one) => one.staffId)).not.toContain(staffId);
    expect((await foundOf(staffId)).byHand).toEqual([{ seminarId, place: 'room' }]);
  });

  it('SEM6 who is noted as not there is told so, though her code was right', async () => {
    const staffId = learner(6);
    expect((await foundOf(staffId)).absent).toEqual([]);
    const away = {
      type: 'event.add',
      id: randomUUID(),
      kind: 'attendance',
      body: { staffId, present: false, seminarId, at: '2026-11-22T12:00:00Z' },
    } satisfies OperationBody;
    await leader.push([away]);
    expect((await foundOf(staffId)).absent).toEqual([seminarId]);
  });
});

describe('walls of a seminar', () => {
  it('a learner neither makes one, nor holds a key, nor sees who was there', async () => {
    const [staffId = ''] = learners;
    const phone = await phoneOf(staffId);
    const seminarId = randomUUID();
    const leader = await phoneOf(staff.mette);
    await leader.push(seminarOf(seminarId));
    const answer = await phone.push(seminarOf(randomUUID()));
    expect(answer.outcomes.map(({ status }) => status)).toEqual(['quarantined', 'quarantined']);
    const { changes } = await phone.pullAll();
    const kinds = changes.flatMap((change) => (change.change === 'upsert' ? [change.kind] : []));
    expect(kinds).toContain('seminar');
    expect(kinds).not.toContain('seminarKey');
    expect((await phone.request(`/learning/seminars/${seminarId}/attendance`)).status).toBe(403);
  });

  it('SEM8 a key once made is never another, and there is no second one', async () => {
    const leader = await phoneOf(staff.mette);
    const seminarId = randomUUID();
    const [, key] = seminarOf(seminarId);
    if (key?.type !== 'record.put') throw new Error('no key');
    const patch = {
      type: 'record.patch',
      id: key.id,
      kind: 'seminarKey',
      fields: { secret: 'n'.repeat(43) },
      base: { secret: null },
    } satisfies OperationBody;
    const second = { ...key, id: randomUUID() };
    const answer = await leader.push([key, patch, second]);
    expect(answer.outcomes.map(({ status }) => status)).toEqual(['applied', 'quarantined', 'quarantined']);
  });
});
