import type {
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
  QuestionnaireResponseItem,
} from '../fhir/types.ts';

/** The seven measurements NEWS2 adds up, in the order they are taken; each also names a question of the form. */
export const newsParts = [
  'respirasjon',
  'spo2',
  'oksygen',
  'puls',
  'systolisk',
  'bevissthet',
  'temperatur',
] as const;
export type NewsPart = (typeof newsParts)[number];

const pointsItems: { readonly [P in NewsPart]: string } = {
  respirasjon: 'poeng-respirasjon',
  spo2: 'poeng-spo2',
  oksygen: 'poeng-oksygen',
  puls: 'poeng-puls',
  systolisk: 'poeng-blodtrykk',
  bevissthet: 'poeng-bevissthet',
  temperatur: 'poeng-temperatur',
};

/** What stands in one NEWS2 response. A number is as it was measured: per minute, per cent, mmHg, °C, mmol/L. */
export type Vitals = {
  readonly number: (linkId: string) => number | null;
  readonly yes: (linkId: string) => boolean | null;
  readonly words: (linkId: string) => string;
  readonly codes: (linkId: string) => readonly string[];
  readonly scale: 1 | 2;
  /** 0 to 3 for each part, null where it was not measured. */
  readonly points: { readonly [P in NewsPart]: number | null };
  readonly missing: readonly NewsPart[];
  /** Null as long as a part is missing, whatever the response says (VIT01). */
  readonly total: number | null;
  /** Parts that give 3 points alone. */
  readonly threes: readonly NewsPart[];
};

/** Reads what was answered; says nothing about what is not there. */
export function readVitals(response: QuestionnaireResponse): Vitals {
  const answers = new Map<string, readonly QuestionnaireResponseAnswer[]>();
  collect(response.item ?? [], answers);
  const first = (linkId: string): QuestionnaireResponseAnswer | undefined => answers.get(linkId)?.[0];
  const number = (linkId: string): number | null =>
    first(linkId)?.valueInteger ?? first(linkId)?.valueDecimal ?? null;
  const points = Object.fromEntries(
    newsParts.map((part) => [part, number(pointsItems[part])]),
  ) as Vitals['points'];
  const missing = newsParts.filter((part) => points[part] === null);
  return {
    number,
    yes: (linkId) => first(linkId)?.valueBoolean ?? null,
    words: (linkId) => first(linkId)?.valueString ?? '',
    codes: (linkId) => (answers.get(linkId) ?? []).flatMap(({ valueCoding }) => valueCoding?.code ?? []),
    scale: first('skala')?.valueCoding?.code === 'skala-2' ? 2 : 1,
    points,
    missing,
    total: missing.length === 0 ? number('poeng') : null,
    threes: newsParts.filter((part) => points[part] === 3),
  };
}

/** How a total is read: the national bands. A single 3 asks for a look whatever the total is. */
export type NewsBand = 'low' | 'single' | 'medium' | 'high';

export function newsBand({ total, threes }: Pick<Vitals, 'total' | 'threes'>): NewsBand | null {
  if (total === null) return threes.length > 0 ? 'single' : null;
  if (total >= 7) return 'high';
  if (total >= 5) return 'medium';
  return threes.length > 0 ? 'single' : 'low';
}

function collect(
  items: readonly QuestionnaireResponseItem[],
  into: Map<string, readonly QuestionnaireResponseAnswer[]>,
): void {
  for (const { linkId, answer = [], item } of items) {
    if (answer.length > 0 && !into.has(linkId)) into.set(linkId, answer);
    for (const value of answer) collect(value.item ?? [], into);
    collect(item ?? [], into);
  }
}
