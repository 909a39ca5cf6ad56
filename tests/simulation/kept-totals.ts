import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { noTotals, type Totals } from './totals.ts';

/** How far a long run has come: so many of its seeds, in their order, and what they came to. */
export type KeptTotals = { readonly done: number; readonly seconds: number; readonly totals: Totals };

const nothing: KeptTotals = { done: 0, seconds: 0, totals: noTotals };

/** Nothing when there is no such file yet. Throws for a file that is something else. */
export function loadKeptTotals(file: string | undefined): KeptTotals {
  if (file === undefined) return nothing;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return nothing;
  }
  return JSON.parse(text) as KeptTotals;
}

/** Whole or not at all, also when it is killed in the middle. */
export function putKeptTotals(file: string | undefined, kept: KeptTotals): void {
  if (file === undefined) return;
  writeFileSync(`${file}.new`, JSON.stringify(kept));
  renameSync(`${file}.new`, file);
}
