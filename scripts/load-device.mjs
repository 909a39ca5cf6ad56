import { randomUUID } from 'node:crypto';

const today = () => new Date().toISOString().slice(0, 10);
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * One simulated device: makes tasks in its unit and changes them, pushes in batches, repeats until answered and pulls now
 * and then. What happens goes to whom `seenBy` was last called with; `acknowledged` is what the server said it had taken,
 * by record.
 */
export function createLoadDevice({ url, cookie, session }) {
  let seen = { latency: () => {}, error: () => {}, operations: () => {} };
  const replicaId = randomUUID();
  const deviceId = randomUUID();
  const acknowledged = new Map();
  const unitId = session.writeScopes.find((scope) => scope.startsWith('unit:')).slice('unit:'.length);
  const state = { n: 1, epoch: null, cursor: null, last: null };

  async function call(name, path, init) {
    for (let attempt = 0; ; attempt += 1) {
      const before = performance.now();
      try {
        const answer = await fetch(`${url}${path}`, { ...init, headers: { ...init?.headers, cookie } });
        const text = await answer.text();
        if (answer.ok) {
          seen.latency(name, performance.now() - before);
          return text;
        }
        seen.error(name, String(answer.status));
        if (answer.status !== 429 && answer.status < 500)
          throw new Error(`${path} answered ${answer.status}`);
        await sleep(1000 * Number(answer.headers.get('retry-after') ?? 1) * (1 + Math.random()));
      } catch (error) {
        if (error.message.includes('answered')) throw error;
        seen.error(name, error.cause?.code ?? error.name);
        await sleep(Math.min(10_000, 250 * 2 ** attempt) * Math.random());
      }
    }
  }

  const toOperation = (body) => ({ n: state.n++, schema: 1, at: new Date().toISOString(), body });

  function makeOperations() {
    const id = randomUUID();
    const task = {
      personId: null,
      unitId,
      title: 'Måling av last',
      due: today(),
      assignedTo: session.staffId,
      status: 'open',
    };
    const close = { status: 'dropped', outcome: 'Laget av npm run load' };
    return [
      toOperation({ type: 'record.put', id, kind: 'task', body: task }),
      toOperation({
        type: 'record.patch',
        id,
        kind: 'task',
        fields: close,
        base: { status: `${replicaId}:${state.n - 1}`, outcome: null },
      }),
    ];
  }

  const send = (operations) =>
    call('push', '/sync/push', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        protocol: 1,
        epoch: state.epoch,
        replicaId,
        deviceId,
        firstN: operations[0].n,
        operations,
        pending: 0,
        oldestPending: null,
        sentAt: new Date().toISOString(),
      }),
    });

  async function push(records) {
    const operations = Array.from({ length: records }, makeOperations).flat();
    const answer = JSON.parse(await send(operations));
    state.epoch = answer.epoch;
    state.last = { operations, outcomes: answer.outcomes };
    seen.operations(answer.outcomes.length);
    for (const outcome of answer.outcomes) {
      if (outcome.status === 'quarantined')
        seen.error('push', `quarantined: ${outcome.reason} ${outcome.detail}`);
      else acknowledged.set(outcome.recordId, outcome.version);
    }
  }

  async function pull() {
    const from = state.cursor === null ? '' : `&cursor=${encodeURIComponent(state.cursor)}`;
    const page = await call('pull', `/sync/pull?form=lines&stamps=grouped${from}`);
    // Of the records themselves, a line each, a device reads nothing before somebody looks at them.
    const answer = JSON.parse(page.slice(0, page.indexOf('\n')));
    state.cursor = answer.cursor;
    return answer;
  }

  const device = {
    acknowledged,
    staffId: session.staffId,
    /** As a device in use: what its user had before is there already. */
    cursor: () => state.cursor,
    beginAt(cursor) {
      state.cursor = cursor;
    },
    seenBy(next) {
      seen = next;
      return device;
    },
    /** One record (two operations) every `every` ms, beginning at `share` of the first round. */
    async runAt(until, every, share) {
      for (let at = Date.now() + every * share; at < until; at += every) {
        await sleep(Math.max(0, at - Date.now()));
        await push(1);
        if (Math.random() < 0.2) await pull();
      }
    },
    /** Works until `until`: comes back with 2 to 40 operations, and is gone again for a moment. */
    async run(until) {
      await sleep(Math.random() * 1000);
      while (Date.now() < until) {
        await push(1 + Math.floor(Math.random() * 20));
        if (Math.random() < 0.2) await pull();
        await sleep(Math.random() * 1000);
      }
    },
    /** Sends its last batch once more; counts answers that are not the same. */
    async replay() {
      if (state.last === null) return 0;
      const { outcomes } = JSON.parse(await send(state.last.operations));
      return state.last.outcomes.filter(({ n, position }, at) => {
        const again = outcomes[at];
        return again === undefined || again.n !== n || again.position !== position;
      }).length;
    },
    /** Everything this user may see, from the start: id to version. */
    async readAll() {
      state.cursor = null;
      const versions = new Map();
      for (let more = true; more;) {
        const { changes, hasMore } = await pull();
        for (const change of changes) if (change.change === 'upsert') versions.set(change.id, change.version);
        more = hasMore;
      }
      return versions;
    },
  };
  return device;
}
