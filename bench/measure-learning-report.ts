import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { osloDay } from '#domain/time/oslo.ts';
import { createSession } from '#server/auth/session-store.ts';
import { parseConfig } from '#server/config.ts';
import { generateDemo } from '#server/demo/generate-demo.ts';
import { startServer } from '#server/start-server.ts';
import { fillLearning, learningYears } from './fill-learning.ts';

export type LearningReportTimes = {
  readonly learners: number;
  /** The contact's report over ten years, milliseconds an answer. */
  readonly report: readonly number[];
  /** A page of learners with how far each has come. */
  readonly learnerPage: readonly number[];
  readonly certificates: readonly number[];
};

const runs = 7;

/** The server's own answers with so many learners and ten years behind them; put straight into its database. */
export async function measureLearningReport(learners: number): Promise<LearningReportTimes> {
  const dataDir = mkdtempSync('/var/tmp/visitt-bench-learning-');
  chmodSync(dataDir, 0o755);
  const config = parseConfig({ PORT: '0', DATA_DIR: dataDir });
  if (!config.ok) throw new Error(config.problem);
  const today = osloDay(new Date().toISOString());
  const demo = generateDemo({ today, persons: 30 });
  const [tenant] = demo;
  const mette = tenant?.identities.find(({ subject }) => subject === 'mette')?.staffId;
  if (!tenant || mette === undefined) throw new Error('no demo');
  const server = await startServer(config.config, { log: () => undefined, demoTenants: () => demo });
  try {
    const { pool } = server.database;
    const { tenantId } = tenant;
    await fillLearning(server, tenant, learners, mette);
    const { cookie } = await createSession(pool, { tenantId, staffId: mette }, new Date());
    const timed = async (path: string): Promise<readonly number[]> => {
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        const before = performance.now();
        const answer = await server.app.request(path, { headers: { Cookie: `visitt=${cookie}` } });
        await answer.text();
        if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
        times.push(performance.now() - before);
      }
      return times;
    };
    const to = Number(today.slice(0, 4));
    return {
      learners,
      report: await timed(`/learning/report?from=${to - learningYears + 1}&to=${to}`),
      learnerPage: await timed('/learning/report/learners?show=active'),
      certificates: await timed('/learning/certificates?take=25'),
    };
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
