import { spawn, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** Bundles the server as it now is, beside and never over what `npm start` built. Returns the file to run. */
export async function buildServer(): Promise<string> {
  const outDir = resolve('.cache/test-server');
  await build({ configFile: resolve('vite.server.config.ts'), logLevel: 'error', build: { outDir } });
  return join(outDir, 'main.js');
}

export type ServerProcess = {
  readonly child: ChildProcess;
  /** What has been said so far. */
  readonly said: () => { readonly out: string; readonly err: string };
  /** The address on the line that says it is ready; rejects when the process ends before. */
  readonly ready: Promise<string>;
  /** Exit code, null after a signal. */
  readonly ended: Promise<number | null>;
};

/** A real server in a process of its own. */
export function runServer(file: string, env: { readonly [name: string]: string }): ServerProcess {
  const child = spawn(process.execPath, [file], {
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
