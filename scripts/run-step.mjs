import { spawn } from 'node:child_process';

const running = new Set();
const drainMs = 2_000;

function endGroup(child, signal) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // Already gone.
  }
}

function endAllAndExit(signal) {
  for (const child of running) endGroup(child, signal);
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

/**
 * Runs a command in a process group of its own, so that nothing it started outlives it, and returns its exit code
 * (`null`: it took longer than `limitMs`). `output: 'stderr'` keeps stdout clean; `hear` is given what it says, which
 * is passed on as it comes.
 */
export async function runStep(command, args, { env, cwd, output = 'inherit', limitMs, hear } = {}) {
  const said = hear ? 'pipe' : 'inherit';
  const stdio = output === 'stderr' ? ['ignore', 2, 2] : ['ignore', said, said];
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio,
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
  });
  const interrupt = () => endAllAndExit('SIGINT');
  const terminate = () => endAllAndExit('SIGTERM');
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    from?.setEncoding('utf8').on('data', (text) => {
      to.write(text);
      hear?.(text);
    });
  }
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', terminate);
  running.add(child);
  let late = false;
  const timer =
    limitMs === undefined
      ? undefined
      : setTimeout(() => {
          late = true;
          endGroup(child, 'SIGKILL');
        }, limitMs);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(127);
    });
    child.once('exit', (exitCode) => {
      // What it started and left behind may hold its output open: the last of what it said is waited for, not that.
      const enough = setTimeout(() => resolve(exitCode ?? 1), drainMs);
      child.once('close', () => {
        clearTimeout(enough);
        resolve(exitCode ?? 1);
      });
    });
  });
  clearTimeout(timer);
  endGroup(child, 'SIGKILL');
  running.delete(child);
  process.off('SIGINT', interrupt);
  process.off('SIGTERM', terminate);
  return late ? null : code;
}
