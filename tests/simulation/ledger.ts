import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { PullAnswer } from '#protocol/pull.ts';
import type { PushAnswer, PushRequest } from '#protocol/push.ts';
import type { Device } from './device.ts';
import { wordOf, wordsIn } from './words.ts';
import type { World } from './world.ts';

/** What has gone over the wire and what everybody was told, kept by somebody who forgets nothing. */
export type Ledger = {
  /** One request and its answer as they left the server, whether or not the answer arrived. */
  record(device: Device, sent: string, answer: string): void;
  /** Words of operations a server process has ever answered for, whatever it answered. */
  readonly answered: ReadonlySet<string>;
  /** Words of operations that were ever applied, also in an earlier life of the server. */
  readonly applied: ReadonlySet<string>;
  /** Words each device was ever sent by the server. */
  readonly received: ReadonlyMap<string, ReadonlySet<string>>;
};

export function createLedger(world: World): Ledger {
  /** By name of the operation: its content. */
  const contents = new Map<string, string>();
  /** By epoch and name: what the server said. */
  const outcomes = new Map<string, string>();
  const answered = new Set<string>();
  const applied = new Set<string>();
  const received = new Map<string, Set<string>>();

  /** Invariant 2, on the wire: a name stands for one content, and a replay is answered as the first time. */
  const recordPush = (device: Device, request: PushRequest, answer: PushAnswer | null) => {
    request.operations.forEach((operation, index) => {
      const name = `${request.replicaId}:${request.firstN + index}`;
      const content = toCanonicalJson(operation);
      const known = contents.get(name);
      const isNote = (text: string) => text.includes('"withheld":true');
      if (known === undefined) contents.set(name, content);
      else if (known !== content && !isNote(known) && !isNote(content) && !device.wasSetBack()) {
        world.violate(2, `${device.name} sends ${wordOf(operation)} under a name it has given before`);
      }
    });
    for (const outcome of answer?.outcomes ?? []) {
      const name = `${answer?.epoch} ${request.replicaId}:${outcome.n}`;
      const said = toCanonicalJson(outcome);
      const before = outcomes.get(name);
      if (before !== undefined && before !== said) {
        world.violate(2, `${request.replicaId}:${outcome.n} is answered differently the second time`);
      }
      outcomes.set(name, said);
      if (outcome.status === 'quarantined') world.hit(`quarantined: ${outcome.reason}`);
      const word = wordOf(request.operations[outcome.n - request.firstN]);
      if (word === null) continue;
      answered.add(word);
      if (outcome.status !== 'quarantined') applied.add(word);
    }
  };

  return {
    record: (device, sent, answer) => {
      const request = parse(sent) as PushRequest | null;
      if (request) {
        recordPush(device, request, parse(answer) as PushAnswer | null);
        return;
      }
      const page = parse(answer) as PullAnswer | null;
      if (!page) return;
      if (page.hasMore) world.hit('pull: more than a page');
      for (const { change } of page.changes) world.hit(`pull: ${change}`);
      const words = received.get(device.name) ?? new Set<string>();
      for (const word of wordsIn(answer)) words.add(word);
      received.set(device.name, words);
    },
    answered,
    applied,
    received,
  };
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
