import { personName } from '../../text/person-name.ts';
import type { RoundTopic } from './round-topics.ts';
import { toChangeWords, toWhyNot, type RoundWords } from './row-words.ts';
import type { RoundRow } from './use-round.ts';

/** Titled lists of sentences, and who did it. */
export type Report = {
  readonly by: string;
  readonly parts: readonly { readonly title: string; readonly lines: readonly string[] }[];
};

type Options = {
  readonly words: RoundWords;
  readonly topic: RoundTopic;
  /** Score from which the form says risk; undefined when it says nothing of that. */
  readonly riskFrom: number | undefined;
  readonly nameOf: (staffId: string) => string;
};

/** As many changes as one can listen to. */
const changesTold = 5;

/** The facts of a round: what changed most, who has a score to follow up, who is left and why. No judgement is added. */
export function toReport(rows: readonly RoundRow[], { words, topic, riskFrom, nameOf }: Options): Report {
  const { text, formats } = words;
  const nameIn = ({ person }: RoundRow): string => personName(person.body);
  const signed = rows.filter(({ state }) => state.kind === 'signed');
  const writers = new Set(
    signed.flatMap(({ state }) => ('by' in state && state.by ? [state.by].flat() : [])),
  );
  const weighed = signed.flatMap((row) =>
    row.reading.grams === null ? [] : [{ row, from: row.last?.grams, to: row.reading.grams }],
  );
  const compared = weighed.flatMap(({ row, from, to }) => (from === undefined ? [] : [{ row, from, to }]));
  const changes = compared
    .filter(({ from, to }) => from !== to)
    .toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
    .slice(0, changesTold)
    .map(({ row, from, to }) =>
      text.report.change(
        nameIn(row),
        formats.weight(from),
        formats.weight(to),
        toChangeWords(from, to, words),
      ),
    );
  const unchanged = compared.length > 0 ? text.report.unchanged : text.report.noChanges;
  const scores = signed
    .filter(({ reading }) => riskFrom !== undefined && (reading.score ?? -1) >= riskFrom)
    .map((row) => `${nameIn(row)}: ${text.points(String(row.reading.score))}`);
  const left = new Map<string, string[]>();
  for (const row of rows) {
    if (!['missing', 'begun', 'leftOut', 'notAsked'].includes(row.state.kind)) continue;
    const why = toWhyNot(row.state, words) || text.report.reasonless;
    left.set(why, [...(left.get(why) ?? []), nameIn(row)]);
  }
  const unsigned = rows
    .filter(({ state }) => state.kind === 'written')
    .map((row) => {
      const by = row.state.kind === 'written' ? row.state.by.map(nameOf).join(', ') : '';
      return `${nameIn(row)} (${by})`;
    });
  const disagree = rows
    .filter(({ state }) => state.kind === 'twoValues' || (state.kind === 'signed' && state.disagrees))
    .map(nameIn);
  const parts = [
    ...(topic === 'weighing' && weighed.length > 0
      ? [{ title: text.report.changes, lines: changes.length > 0 ? changes : [unchanged] }]
      : []),
    ...(riskFrom === undefined
      ? []
      : [
          {
            title: text.report.scores(String(riskFrom)),
            lines: scores.length > 0 ? scores : [text.report.noScores],
          },
        ]),
    {
      title: text.report.left,
      lines: [...left].map(([why, names]) => text.report.leftBy(why, names.length, names.join(', '))),
    },
    { title: text.report.unsigned, lines: unsigned },
    { title: text.report.disagree, lines: disagree },
  ];
  return {
    by: writers.size > 0 ? text.report.by([...writers].map(nameOf).join(', ')) : '',
    parts: parts.filter(({ lines }) => lines.length > 0),
  };
}
