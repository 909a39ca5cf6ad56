import { osloDay } from '#domain/time/oslo.ts';
import { generateDemo } from '#server/demo/generate-demo.ts';
import { loadDemo } from '#server/demo/load-demo.ts';
import { parseConfig } from '#server/config.ts';
import { createLog } from '#server/http/log.ts';
import { openDatabase } from '#server/open-database.ts';
import { StartError } from '#server/start-error.ts';

/** Puts a demo of that many persons into the configured database and says how long it took. Returns the exit code. */
export async function loadLargerDemo(persons: number): Promise<number> {
  const config = parseConfig(process.env);
  if (!config.ok) return fail(config.problem);
  const now = (): Date => new Date();
  const log = createLog((line) => process.stderr.write(line), now);
  try {
    const { pool, close } = await openDatabase(config.config, log);
    try {
      const before = performance.now();
      const tenants = generateDemo({ today: osloDay(now().toISOString()), persons });
      const records = await loadDemo(pool, tenants, now);
      const seconds = ((performance.now() - before) / 1000).toFixed(1);
      process.stdout.write(`${persons} persons: ${records} records added in ${seconds} s\n`);
      return 0;
    } finally {
      await close();
    }
  } catch (cause) {
    if (cause instanceof StartError) return fail(cause.message);
    throw cause;
  }
}

function fail(line: string): number {
  process.stderr.write(`Visitt: ${line}\n`);
  return 1;
}
