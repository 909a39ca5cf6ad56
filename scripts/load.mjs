// npm run load -- --devices 500 --seconds 30 [--url http://localhost:8080] [--rate 200]: simulated devices. Without a url
// they work against a server of their own (the built one, an empty demo, PostgreSQL beside it). Prints throughput,
// latency, CPU, memory and errors, and what was lost, which must be nothing: all that was acknowledged is read back.
import './require-node.mjs';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build-if-stale.mjs';
import { createLoadDevice } from './load-device.mjs';
import { meterProcesses, startLoadServer } from './load-server.mjs';
import { logIn } from './log-in.mjs';

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '30' },
    rate: { type: 'string', default: '200' },
    url: { type: 'string' },
  },
});
const [devices, seconds, rate] = [values.devices, values.seconds, values.rate].map(Number);
if (!(devices >= 1) || !(seconds >= 1) || !(rate >= 1)) {
  process.stderr.write(
    'npm run load -- --devices 500 --seconds 30 --rate 200 [--url http://localhost:8080]\n',
  );
  process.exit(2);
}

// LOAD_SERVER names another build's main.js; LOAD_NODE_ARGS, such as --cpu-prof, go to its Node.
if (!values.url && !process.env.LOAD_SERVER && !(await buildIfStale())) process.exit(1);

const percentile = (sorted, share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;

/** What the devices of one part of the run have seen. */
function createSeen() {
  const latencies = { push: [], pull: [] };
  const errors = new Map();
  let operations = 0;
  return {
    latency: (name, milliseconds) => latencies[name].push(milliseconds),
    error: (name, what) => errors.set(`${name} ${what}`, (errors.get(`${name} ${what}`) ?? 0) + 1),
    operations: (count) => {
      operations += count;
    },
    count: () => operations,
    lines: () => [
      ...['push', 'pull'].map((name) => {
        const sorted = latencies[name].toSorted((a, b) => a - b);
        const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(sorted, share).toFixed(0));
        return `  ${name}: ${sorted.length} requests, p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`;
      }),
      `  errors: ${[...errors].map(([what, count]) => `${what} ${count}`).join(', ') || 'none'}`,
    ],
  };
}

function usageLine(usage, operations) {
  if (usage === null || operations === 0) return [];
  const { serverCpu, databaseCpu, serverPeakBytes } = usage;
  const each = (cpu) => `${((1000 * cpu) / operations).toFixed(2)} ms`;
  return [
    `  server: ${serverCpu.toFixed(1)} s CPU (${each(serverCpu)} an operation), ${(serverPeakBytes / 2 ** 20).toFixed(0)} MB at most; database: ${databaseCpu.toFixed(1)} s CPU (${each(databaseCpu)} an operation)`,
  ];
}

async function measure(name, all, pid, run) {
  const seen = createSeen();
  const meter = pid === null ? () => null : meterProcesses(pid);
  const before = performance.now();
  const until = Date.now() + seconds * 1000;
  await Promise.all(all.map((device, index) => run(device.seenBy(seen), until, index)));
  const took = (performance.now() - before) / 1000;
  const operations = seen.count();
  const said = [
    `${name}: ${operations} operations in ${took.toFixed(1)} s, ${(operations / took).toFixed(0)} a second`,
    ...seen.lines(),
    ...usageLine(meter(), operations),
  ];
  process.stdout.write(`${said.join('\n')}\n`);
}

/** Acknowledged records that the server does not give back, or gives back older than it said. */
async function countLost(all) {
  const lost = await Promise.all(
    byStaff(all).map(async (group) => {
      const versions = await group[0].readAll();
      return group
        .flatMap((device) => [...device.acknowledged])
        .filter(([id, version]) => !(versions.get(id) >= version)).length;
    }),
  );
  return lost.reduce((a, b) => a + b, 0);
}

/** The devices of each member of staff. */
function byStaff(all) {
  const groups = new Map();
  for (const device of all) groups.set(device.staffId, [...(groups.get(device.staffId) ?? []), device]);
  return [...groups.values()];
}

/** Everybody has what there is: one device of each reads it, the others begin where it ended. */
async function prepare(all) {
  for (const [first, ...others] of byStaff(all)) {
    await first.readAll();
    for (const device of others) device.beginAt(first.cursor());
  }
}

const own = values.url === undefined ? await startLoadServer(devices) : null;
const url = (own?.url ?? values.url).replace(/\/$/, '');
const users = ['kari', 'ola', 'nina', 'jonas', 'amina', 'liv'];
const all = await Promise.all(
  Array.from({ length: devices }, async (_, index) => {
    // A session a device, as in life: limits are a session's.
    const cookie = own ? own.cookies[index] : await logIn(url, users[index % users.length]);
    const session = await (await fetch(`${url}/session`, { headers: { cookie } })).json();
    return createLoadDevice({ url, cookie, session });
  }),
);
process.stdout.write(
  `${devices} devices at ${own ? 'a server of their own' : url}; twice ${seconds} s of work …\n`,
);

await prepare(all);
const pid = own?.pid ?? null;
await measure('in batches, as fast as it goes', all, pid, (device, until) => device.run(until));
// Life as it goes: nobody is behind by what half a minute of batches has left.
await prepare(all);
await measure(`at ${rate} operations a second`, all, pid, (device, until, index) =>
  device.runAt(until, (2 * devices * 1000) / rate, index / devices),
);

const replayed = await Promise.all(all.map((device) => device.replay()));
const lost = await countLost(all);
const changed = replayed.reduce((a, b) => a + b, 0);
process.stdout.write(`lost: ${lost}\nanswers that changed on replay: ${changed}\n`);
await own?.stop();
process.exit(lost === 0 && changed === 0 ? 0 : 1);
