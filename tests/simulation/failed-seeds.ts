/**
 * Every seed that ever failed, with what it was. They run first, each time. What a seed draws changes when the
 * simulation does; a mistake in production code also has a test of its own where it was mended.
 */
export const failedSeeds: readonly { readonly seed: number; readonly on: string; readonly was: string }[] = [
  {
    seed: 32,
    on: '2026-11-22',
    was: 'a poisonous operation held the queue up for ever when the cursor was gone (SYN25)',
  },
  {
    seed: 42,
    on: '2026-11-22',
    was: 'the note in place of an operation heard that numbers were missing, and nobody listened (SYN25)',
  },
  {
    seed: 145,
    on: '2026-11-22',
    was: 'a store set back while the journal had no room: what only the third marker knew was not said (JRN14)',
  },
  {
    seed: 179,
    on: '2026-11-22',
    was: 'a store rebuilt while the server was set back: what had been answered was never sent again (JRN20)',
  },
  {
    seed: 87,
    on: '2026-11-22',
    was: 'store and journal lost with an operation the server had only a note of: the report did not count it (JRN14)',
  },
  {
    seed: 31,
    on: '2026-11-22',
    was: 'what was taken by earlier rights stayed in view on a rebuilt store that may not look there (SYN49)',
  },
  { seed: 331, on: '2026-11-22', was: 'as seed 179' },
  {
    seed: 232,
    on: '2026-11-22',
    was: 'a store set back while its journal could not be opened: new work took the numbers and hid what was lost (JRN14)',
  },
  {
    seed: 592,
    on: '2026-11-22',
    was: 'a poisonous operation met after a long silence was looked into at the pace of that silence (SYN24)',
  },
  {
    seed: 979,
    on: '2026-11-22',
    was: 'two tabs each counted what they had written themselves: the third marker told of less than was lost (JRN14)',
  },
  {
    seed: 1115,
    on: '2026-11-22',
    was: 'the simulation: what a browser had earlier was put back where the database was gone, as one without tables',
  },
  { seed: 1493, on: '2026-11-22', was: 'as seed 1115' },
  { seed: 2847, on: '2026-11-22', was: 'as seed 1115' },
  { seed: 3702, on: '2026-11-22', was: 'as seed 1115' },
  { seed: 4099, on: '2026-11-22', was: 'as seed 1115' },
  {
    seed: 3082,
    on: '2026-11-22',
    was: 'the simulation: her other phone, with its clock months ahead of this one, wrote what stands by MRG7',
  },
  {
    seed: 825,
    on: '2026-11-22',
    was: 'a store set back to just before it was rebuilt knew its own name and not those it had been given back (JRN13)',
  },
  {
    seed: 1447,
    on: '2026-11-22',
    was: 'what a journal put back late, when the phone was no longer full, waited for somebody to wake the engine',
  },
  { seed: 3100, on: '2026-11-22', was: 'as seed 3082' },
  { seed: 3433, on: '2026-11-22', was: 'as seed 3082' },
  {
    seed: 4180,
    on: '2026-11-22',
    was: 'the simulation: a loss a person had been told of was forgotten when its tab had died before the store was lost again',
  },
  {
    seed: 1567,
    on: '2026-11-22',
    was: 'what was delivered in the minute before a full pull stayed in view though the pull did not bring it, and no later one did (SYN45)',
  },
  {
    seed: 17160,
    on: '2026-11-22',
    was: 'a journal with a torn tail on a full disk could not be opened, and what was written meanwhile was counted nowhere (JRN3, JRN14)',
  },
  {
    seed: 42453,
    on: '2026-11-22',
    was: 'the simulation: where nothing was left to do its clock stood still, and nobody asked again after the minute of SYN49',
  },
];
