import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

export type ServerProcess = {
  readonly child: ChildProcess;
  /** What has been said so far. */
  readonly said: () => { readonly out: string; readonly err: string };
  /** The address on the line that says it is ready; rejects when the process ends before. */
  readonly ready: Promise<string>;
  /** Exit code, null after a signal. */
  readonly ended: Promise<number | null>;
};

/** A real server in a process of its own, from its source. */
export function runServer(env: { readonly [name: string]: string }): ServerProcess {
  const child = spawn(process.execPath, [resolve('tests/integration/server/run-server.mjs')], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const ready = new Promise<string>((done, refuse) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const address = /^Visitt: (http:\/\/localhost:\d+)$/m.exec(out)?.[1];
      if (address) done(address);
    });
    void ended.then((code) => refuse(new Error(`ended with ${code}: ${err}`)));
  });
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  ready.catch(() => undefined);
  return { child, said: () => ({ out, err }), ready, ended };
}
