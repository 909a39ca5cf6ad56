import { parseConfig } from './config.ts';
import { createLog } from './http/log.ts';
import { readSecretFiles } from './secret-files.ts';
import { startServer } from './start-server.ts';
import { StartError } from './start-error.ts';

const log = createLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);

function fail(line: string): never {
  process.stderr.write(`Visitt: ${line}\n`);
  process.exit(1);
}

const environment = await readSecretFiles(process.env);
if (!environment.ok) fail(environment.problem);
const parsed = parseConfig(environment.env);
if (!parsed.ok) fail(parsed.problem);

let stopping: Promise<void> | null = null;
/** Also when asked while still starting: what has been started is ended in order. */
const stop = (code: number): void => {
  stopping ??= starting
    .then((server) => server.stop())
    .then(
      () => process.exit(code),
      () => process.exit(1),
    );
};
process.on('SIGTERM', () => stop(0));
process.on('SIGINT', () => stop(0));
process.on('uncaughtException', (cause) => {
  log('error', 'crashed', { error: cause.name, places: cause.stack?.split('\n').slice(1, 12) });
  stop(1);
});

const starting = startServer(parsed.config, { log });
const server = await starting.catch((cause: unknown) =>
  fail(cause instanceof StartError ? cause.message : `could not start: ${String(cause).split('\n')[0]}`),
);
server.onLost(() => {
  log('error', 'databaseLost');
  stop(1);
});
if (!stopping) process.stdout.write(`Visitt: http://localhost:${server.port}\n`);
