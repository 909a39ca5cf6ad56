import type { Programme } from '#protocol/content.ts';
import { nextOwnVersion } from '#protocol/next-own-version.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { toOwnVersionFields, type OwnVersionFields } from '../../own-versions/own-version-fields.ts';

/** One hefte while somebody writes its title. `nn` empty: the same words in both. */
export type DraftBooklet = { readonly id: string; readonly title: string; readonly nn: string };

/** A programme while somebody changes it; numbers as typed, booklets and steps as JSON: what a sheet's draft can hold. */
export type ProgrammeFields = OwnVersionFields & {
  readonly booklets: string;
  readonly steps: string;
  readonly months: string;
  readonly lateAfter: string;
  readonly seminars: string;
};
export type ProgrammeFault = 'booklets' | 'title' | 'steps' | 'months' | 'lateAfter' | 'seminars';
type Step = Programme['steps'][number];

/** In the order they are taken. */
export const allSteps: readonly Step[] = ['read', 'reflected', 'discussed'];

export const toProgrammeFields = (programme: Programme): ProgrammeFields => ({
  ...toOwnVersionFields(programme),
  booklets: JSON.stringify(
    programme.booklets
      .toSorted((a, b) => a.number - b.number)
      .map(({ id, title }): DraftBooklet => ({
        id,
        title: title.nb,
        nn: title.nn === title.nb ? '' : title.nn,
      })),
  ),
  steps: JSON.stringify(programme.steps),
  months: String(programme.months),
  lateAfter: String(programme.lateAfterMonths ?? programme.months),
  seminars: String(programme.seminars),
});

/** What does not read as a list of booklets is none: a draft of another app version. */
export function bookletsOf({ booklets }: Pick<ProgrammeFields, 'booklets'>): readonly DraftBooklet[] {
  const parsed: unknown = parseJson(booklets);
  return Array.isArray(parsed) ? parsed.filter(isDraftBooklet) : [];
}

export function stepsOf({ steps }: Pick<ProgrammeFields, 'steps'>): readonly Step[] {
  const parsed: unknown = parseJson(steps);
  return Array.isArray(parsed) ? allSteps.filter((step) => parsed.includes(step)) : [];
}

/** A hefte more, under an id no version has had: ticks and notes of one that was taken out never become another's. */
export function withBooklet(
  booklets: readonly DraftBooklet[],
  taken: readonly string[],
): readonly DraftBooklet[] {
  const used = new Set([...taken, ...booklets.map(({ id }) => id)]);
  let number = booklets.length + 1;
  while (used.has(idOf(number))) number += 1;
  return [...booklets, { id: idOf(number), title: '', nn: '' }];
}

/** A part before the first hefte, number 0: as long as it still stands first. */
export const hasIntroduction = (
  { booklets }: Pick<Programme, 'booklets'>,
  drafted: readonly DraftBooklet[],
): boolean => booklets.some(({ id, number }) => number === 0 && id === drafted[0]?.id);

const idOf = (number: number): string => `hefte-${String(number).padStart(2, '0')}`;

/** A list that could not be read is empty, and stored it would be a perm without hefter for everybody. */
export function programmeFaults(fields: ProgrammeFields): readonly (ProgrammeFault | 'reason')[] {
  const months = toWhole(fields.months, 1, 60);
  const lateAfter = toWhole(fields.lateAfter, 1, 120);
  const booklets = bookletsOf(fields);
  return [
    ...(booklets.length === 0 ? (['booklets'] as const) : []),
    ...(booklets.some(({ title }) => title.trim() === '') ? (['title'] as const) : []),
    ...(stepsOf(fields).length === 0 ? (['steps'] as const) : []),
    ...(months === null ? (['months'] as const) : []),
    ...(lateAfter === null || lateAfter < (months ?? 0) ? (['lateAfter'] as const) : []),
    ...(toWhole(fields.seminars, 0, 12) === null ? (['seminars'] as const) : []),
    ...(fields.reason.trim() === '' ? (['reason'] as const) : []),
  ];
}

/** The municipality's own version, under the next number that is free. The fields are without faults. */
export function toOwnProgramme(
  programme: Programme,
  fields: ProgrammeFields,
  { by, at, taken }: { readonly by: string; readonly at: string; readonly taken: readonly string[] },
): RecordBody<'content'> {
  const { url } = programme;
  const version = nextOwnVersion(taken);
  const months = Number(fields.months);
  const lateAfter = Number(fields.lateAfter);
  const drafted = bookletsOf(fields);
  const first = hasIntroduction(programme, drafted) ? 0 : 1;
  const { lateAfterMonths: _, bookletList: __, ...kept } = programme;
  const resource = {
    ...kept,
    version,
    provenance: { ...programme.provenance, approvedBy: fields.approvedBy.trim() || null },
    steps: [...stepsOf(fields)],
    months,
    ...(lateAfter === months ? {} : { lateAfterMonths: lateAfter }),
    seminars: Number(fields.seminars),
    rulesBasis: 'confirmed' as const,
    booklets: drafted.map(({ id, title, nn }, index) => {
      const before = programme.booklets.find((booklet) => booklet.id === id)?.title;
      const nb = title.trim();
      return {
        id,
        number: first + index,
        title: { nb, nn: nn.trim() || nb, ...(before?.nb === nb && before.en ? { en: before.en } : {}) },
      };
    }),
    changed: { by, at, reason: fields.reason.trim() },
  } satisfies Programme;
  return { type: 'programme', url, version, status: 'active', resource };
}

function toWhole(typed: string, least: number, most: number): number | null {
  const value = Number(typed.trim());
  return /^\d{1,3}$/.test(typed.trim()) && value >= least && value <= most ? value : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isDraftBooklet = (value: unknown): value is DraftBooklet =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'title' in value &&
  'nn' in value &&
  [value.id, value.title, value.nn].every((field) => typeof field === 'string');
