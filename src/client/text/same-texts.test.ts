import { describe, expect, it } from 'vitest';
import { en as enFirst } from './en/index.ts';
import { followUpsText } from './later/follow-ups-text.ts';
import { learningExportText } from './later/learning-export-text.ts';
import { exerciseText } from './later/exercise-text.ts';
import { outageSheetText } from './later/outage-sheet-text.ts';
import { dueText } from './later/due-text.ts';
import { certificateText } from './later/certificate-text.ts';
import { learningReportText } from './later/learning-report-text.ts';
import { curveText } from './later/curve-text.ts';
import { journalText } from './later/journal-text.ts';
import { learningGroupText } from './later/learning-group-text.ts';
import { libraryText } from './later/library-text.ts';
import { moveText } from './later/move-text.ts';
import { nutritionText } from './later/nutrition-text.ts';
import { overdueText } from './later/overdue-text.ts';
import { permText } from './later/perm-text.ts';
import { programmesText } from './later/programmes-text.ts';
import { roundText } from './later/round-text.ts';
import { schedulesText } from './later/schedules-text.ts';
import { seminarText } from './later/seminar-text.ts';
import { sheetDraftText } from './later/sheet-draft-text.ts';
import { supervisionText } from './later/supervision-text.ts';
import { themesText } from './later/themes-text.ts';
import { visitText } from './later/visit-text.ts';
import { timelineText } from './later/timeline-text.ts';
import { weighingText } from './later/weighing-text.ts';
import { wardText } from './later/ward-text.ts';
import { workText } from './later/work-text.ts';
import { nb as nbFirst } from './nb/index.ts';
import { nn as nnFirst } from './nn/index.ts';

/** What comes with a screen is held to the same as what comes first. */
const withLater = (language: 'nb' | 'nn' | 'en', first: object) => ({
  ...first,
  learningExport: learningExportText(language),
  exercise: exerciseText(language),
  outageSheet: outageSheetText(language),
  move: moveText(language),
  curve: curveText(language),
  certificate: certificateText(language),
  learningReport: learningReportText(language),
  nutrition: nutritionText(language),
  weighing: weighingText(language),
  learningGroup: learningGroupText(language),
  seminar: seminarText(language),
  library: libraryText(language),
  due: dueText(language),
  journal: journalText(language),
  overdue: overdueText(language),
  perm: permText(language),
  programmes: programmesText(language),
  round: roundText(language),
  ward: wardText(language),
  schedules: schedulesText(language),
  sheetDraft: sheetDraftText(language),
  supervision: supervisionText(language),
  themes: themesText(language),
  visit: visitText(language),
  work: workText(language),
  timeline: timelineText(language),
  followUps: followUpsText(language),
});
const [nb, nn, en] = [withLater('nb', nbFirst), withLater('nn', nnFirst), withLater('en', enFirst)];

type Leaf = readonly [path: string, value: string];

/** Every text with its path; functions are asked with the same arguments in each language. */
function leaves(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return [[path, String(value(...Array.from({ length: value.length }, () => '7')))]];
  return Object.entries(value as object).flatMap(([key, entry]) => leaves(entry, `${path}.${key}`));
}

describe('the texts', () => {
  it.each([
    ['nynorsk', nn],
    ['English', en],
  ])('%s has every text bokmål has, none of them empty unless bokmål is', (_, messages) => {
    const other = new Map(leaves(messages));
    for (const [path, text] of leaves(nb)) {
      expect(other.has(path), path).toBe(true);
      expect((other.get(path) ?? '') === '', path).toBe(text === '');
    }
  });

  it('nynorsk is nynorsk', () => {
    const words =
      /(?<!\p{L})(ikke|noe|hva|hvor|hvorfor|jeg|mer|nå|uten|enhet|enheten|skjemaer|personer)(?!\p{L})/iu;
    for (const [path, text] of leaves(nn)) expect(words.test(text), `${path}: ${text}`).toBe(false);
  });

  it('no system words reach a nurse', () => {
    const words = /(?<!\p{L})(synk\p{L}*|ugyldig|error|feilkode|server\p{L}*|database)(?!\p{L})/iu;
    for (const messages of [nb, nn]) {
      for (const [path, text] of leaves(messages)) expect(words.test(text), `${path}: ${text}`).toBe(false);
    }
  });
});
