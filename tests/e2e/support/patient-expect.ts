import { expect as plain } from '@playwright/test';

/** For page models: benches and pictures use them too, where no configuration of the test runner says how long to wait. */
export const expect = plain.configure({ timeout: 60_000 });
