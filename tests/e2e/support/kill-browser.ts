import { spawnSync } from 'node:child_process';
import { isAlive } from './is-alive.ts';

/** Ends the browser that has this profile open, as a phone does that runs out of power. Resolves when it is gone. */
export async function killBrowser(folder: string): Promise<void> {
  const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,args='], { encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => line.includes(`--user-data-dir=${folder}`));
  const pids = lines
    .filter((line) => !line.includes('--type='))
    .map((line) => Number.parseInt(line.trim(), 10))
    .filter((pid) => pid > 1 && pid !== process.pid);
  if (pids.length === 0) throw new Error('no browser has this profile open');
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 20));
}
