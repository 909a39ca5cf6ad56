import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toHybridTime } from '#domain/merge/hybrid-clock.ts';
import { toPush, type Push } from './push.ts';
import { takeGroup } from './take-group.ts';

type Written = { readonly id: string; readonly kind?: string; readonly about?: string | null };

function pushOf(replicaId: string, writes: readonly Written[]): Push {
  const operations = writes.map(({ id, kind = 'task', about = null }, index) => ({
    n: index + 1,
    schema: 1,
    at: '2026-11-22T08:00:00.000Z',
    hlc: toHybridTime(0, 0),
    body: { type: 'record.put', id, kind, body: { personId: about } },
  }));
  const request = {
    protocol: 1 as const,
    epoch: null,
    replicaId,
    deviceId: replicaId,
    firstN: 1,
    operations,
    pending: 0,
    oldestPending: null,
    sentAt: '',
  };
  return toPush({ tenantId: '', staffId: '' }, request, '');
}

const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];

it('SYN95 what has nothing to do with each other goes together, also about one person', () => {
  const pushes = [pushOf(a, [{ id: 'x', about: 'anne' }]), pushOf(b, [{ id: 'y', about: 'anne' }])];
  expect(takeGroup(pushes, [])).toEqual({ group: pushes, rest: [] });
});

it.each([
  ['write one record', [{ id: 'x' }], [{ id: 'x' }]],
  ['write what the other one reads', [{ id: 'x', about: 'y' }], [{ id: 'y' }]],
  ['read what the other one writes', [{ id: 'y' }], [{ id: 'x', about: 'y' }]],
  ['change who may do what', [{ id: 'x' }], [{ id: 'y', kind: 'staff' }]],
  ['come after such a change', [{ id: 'y', kind: 'unit' }], [{ id: 'x' }]],
  ['take others with them', [{ id: 'x' }], [{ id: 'y', kind: 'person' }]],
  ['cannot be read', [{ id: 'x' }], [{ id: 'y', kind: 'nothing we know' }]],
])('SYN95 two that %s do not go together', (_, first, second) => {
  const [one, other] = [pushOf(a, first), pushOf(b, second)];
  expect(takeGroup([one, other], [])).toEqual({ group: [one], rest: [other] });
});

it('SYN97 what waits for its turn does not let its own replica’s next one pass', () => {
  const [x, waits, after, free] = [
    pushOf(a, [{ id: 'x' }]),
    pushOf(b, [{ id: 'x' }]),
    pushOf(b, [{ id: 'y' }]),
    pushOf(c, [{ id: 'z' }]),
  ];
  expect(takeGroup([x, waits, after, free], [])).toEqual({ group: [x, free], rest: [waits, after] });
});

it('SYN95 a group is full at 500 operations and at two million characters', () => {
  const many = Array.from({ length: 7 }, (_, place) =>
    pushOf(
      randomUUID(),
      Array.from({ length: 80 }, (__, index) => ({ id: `${place} ${index}` })),
    ),
  );
  expect(takeGroup(many, []).group).toEqual(many.slice(0, 6));
  const large = Array.from({ length: 9 }, (_, place) =>
    pushOf(randomUUID(), [{ id: `${place}`, about: 'x'.repeat(250_000) }]),
  );
  const { group, rest } = takeGroup(large, []);
  expect([...group, ...rest]).toEqual(large);
  expect(group).toHaveLength(8);
});

it('SYN95 nothing overtakes what is under way and has to do with it', () => {
  const [busy, same, reads, free] = [
    pushOf(a, [{ id: 'x' }]),
    pushOf(a, [{ id: 'y' }]),
    pushOf(b, [{ id: 'z', about: 'x' }]),
    pushOf(c, [{ id: 'w' }]),
  ];
  expect(takeGroup([same, reads, free], [busy])).toEqual({ group: [free], rest: [same, reads] });
  expect(takeGroup([same, reads], [busy])).toEqual({ group: [], rest: [same, reads] });
});

it('SYN95 everything is taken in the end, each replica’s in order, and no group writes one record twice', () => {
  const ids = fc.constantFrom('p', 'q', 'r', 's', 't');
  const write = fc.record({
    id: ids,
    about: fc.option(ids),
    kind: fc.constantFrom('task', 'person', 'visit'),
  });
  const some = fc.array(fc.tuple(fc.constantFrom(a, b, c), fc.array(write, { minLength: 1, maxLength: 3 })));
  fc.assert(
    fc.property(some, (wanted) => {
      const pushes = wanted.map(([replicaId, writes]) => pushOf(replicaId, writes));
      const taken: Push[] = [];
      let rest: readonly Push[] = pushes;
      while (rest.length > 0) {
        const next = takeGroup(rest, []);
        expect(next.group.length).toBeGreaterThan(0);
        const written = next.group.map(
          ({ received }) =>
            new Set(received.map((one) => (one.parsed.ok ? one.parsed.operation.body.id : ''))),
        );
        const all = written.flatMap((one) => [...one]);
        expect(new Set(all).size).toBe(all.length);
        taken.push(...next.group);
        ({ rest } = next);
      }
      expect(new Set(taken)).toEqual(new Set(pushes));
      for (const replica of [a, b, c]) {
        const ofReplica = ({ request }: Push): boolean => request.replicaId === replica;
        expect(taken.filter(ofReplica)).toEqual(pushes.filter(ofReplica));
      }
    }),
  );
});
