import type { VisittServer } from '../tests/e2e/support/visitt-server.ts';

/** `npm start` on a prepared tree and data: from the command to the line that says where it is. */
export async function measureStart(server: VisittServer, runs: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await server.stop();
    const before = performance.now();
    await server.start();
    times.push(performance.now() - before);
  }
  return times;
}
