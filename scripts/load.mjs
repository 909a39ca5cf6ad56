// npm run load -- --devices 200 --seconds 30 [--url http://localhost:8080]: simulated devices against a running demo
// server. Prints throughput, latency and errors, and what was lost, which must be nothing.
import './require-node.mjs';
import { parseArgs } from 'node:util';
import { createLoadDevice } from './load-device.mjs';
import { logIn } from './log-in.mjs';

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '30' },
    url: { type: 'string', default: 'http://localhost:8080' },
  },
});
const devices = Number(values.devices);
const seconds = Number(values.seconds);
const url = values.url.replace(/\/$/, '');
if (!(devices >= 1) || !(seconds >= 1)) {
  process.stderr.write('npm run load -- --devices 200 --seconds 30 --url http://localhost:8080\n');
  process.exit(2);
}

const users = ['kari', 'ola', 'nina', 'jonas', 'amina', 'liv'];
const latencies = { push: [], pull: [] };
const errors = new Map();
const counted = { operations: 0 };
const seen = {
  latency: (name, milliseconds) => latencies[name].push(milliseconds),
  error: (name, what) => errors.set(`${name} ${what}`, (errors.get(`${name} ${what}`) ?? 0) + 1),
  operations: (count) => {
    counted.operations += count;
  },
};

const percentile = (sorted, share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;

function printLatency(name) {
  const sorted = latencies[name].toSorted((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(sorted, share).toFixed(0));
  process.stdout.write(`${name}: ${sorted.length} requests, p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms\n`);
}

/** Acknowledged records that the server does not give back, or gives back older than it said. */
async function countLost(group) {
  const versions = await group[0].readAll();
  const acknowledged = group.flatMap((device) => [...device.acknowledged]);
  return acknowledged.filter(([id, version]) => !(versions.get(id) >= version)).length;
}

const groups = await Promise.all(
  users.map(async (user, at) => {
    const share = Math.floor(devices / users.length) + (at < devices % users.length ? 1 : 0);
    if (share === 0) return [];
    // A session a device, as in life: limits are a session's.
    return Promise.all(
      Array.from({ length: share }, async () => {
        const cookie = await logIn(url, user);
        const session = await (await fetch(`${url}/session`, { headers: { cookie } })).json();
        return createLoadDevice({ url, cookie, session, seen });
      }),
    );
  }),
);
process.stdout.write(`${devices} devices logged in; ${seconds} s of work …\n`);

const before = performance.now();
const until = Date.now() + seconds * 1000;
await Promise.all(groups.flat().map((device) => device.run(until)));
const took = (performance.now() - before) / 1000;

const replayed = await Promise.all(groups.flat().map((device) => device.replay()));
const lost = (await Promise.all(groups.filter((group) => group.length > 0).map(countLost))).reduce(
  (a, b) => a + b,
  0,
);
const changed = replayed.reduce((a, b) => a + b, 0);

const perSecond = (counted.operations / took).toFixed(0);
process.stdout.write(`${counted.operations} operations in ${took.toFixed(1)} s: ${perSecond} a second\n`);
printLatency('push');
printLatency('pull');
for (const [what, count] of errors) process.stdout.write(`error ${what}: ${count}\n`);
process.stdout.write(`lost: ${lost}\nanswers that changed on replay: ${changed}\n`);
process.exit(lost === 0 && changed === 0 ? 0 : 1);
