// The sync simulation: `npm run sim -- --seeds 2000 --from 1`. Non-zero exit when a seed fails.
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('../tests/simulation/main.ts', import.meta.url).pathname, {
  configFile: false,
  logLevel: 'error',
});
process.exit(await module.main(process.argv.slice(2)));
