// The server in a process of its own, straight from its source: for tests that kill it.
import { runnerImport } from 'vite';

await runnerImport('/src/server/main.ts', { configFile: false, logLevel: 'error' });
