/** What a height can be worked out from when nobody can stand up to be measured. */
export const heightMethods = ['kneeHeight', 'demispan', 'ulna'] as const;
export type EstimateMethod = (typeof heightMethods)[number];
export type Sex = 'female' | 'male';

type Segment = {
  readonly method: EstimateMethod;
  /** Whose data the formula was made from. */
  readonly sex: Sex;
  /** Whole years. */
  readonly age: number;
  /** The length of the part of the body, in millimetres. */
  readonly segment: number;
};

/** Thousandths of a millimetre: `fixed + perMm · segment − perYear · age`. */
type Formula = { readonly fixed: number; readonly perMm: number; readonly perYear: number };

/** Chumlea, Roche and Steinbaugh 1985, made from people of sixty and more. */
const byKnee: { readonly [S in Sex]: Formula } = {
  female: { fixed: 848_800, perMm: 1830, perYear: 2400 },
  male: { fixed: 641_900, perMm: 2020, perYear: 400 },
};
/** As in the booklet that goes with MUST (BAPEN). */
const byDemispan: { readonly [S in Sex]: Formula } = {
  female: { fixed: 601_000, perMm: 1350, perYear: 0 },
  male: { fixed: 578_000, perMm: 1400, perYear: 0 },
};
/** Lines through the table of the same booklet: within 0.8 cm of all its rows. */
const byUlna: { readonly [S in Sex]: { readonly under65: Formula; readonly from65: Formula } } = {
  female: {
    under65: { fixed: 956_000, perMm: 2770, perYear: 0 },
    from65: { fixed: 804_000, perMm: 3250, perYear: 0 },
  },
  male: {
    under65: { fixed: 792_000, perMm: 3600, perYear: 0 },
    from65: { fixed: 863_000, perMm: 3150, perYear: 0 },
  },
};

/** Lengths that occur in adults, in millimetres; outside them a tape was read wrongly. */
const likely: { readonly [M in EstimateMethod]: readonly [number, number] } = {
  kneeHeight: [350, 650],
  demispan: [550, 1000],
  ulna: [185, 320],
};

/**
 * A height in whole millimetres, halves up. An estimate and never more: the formulas miss by several centimetres.
 * Sources and how far they were checked: `SPEC.md` and `docs/decisions/2026-11-22-height-estimates.md`.
 */
export function estimateHeight({ method, sex, age, segment }: Segment): number {
  const { fixed, perMm, perYear } = formulaOf(method, sex, age);
  return Math.floor((fixed + perMm * segment - perYear * age + 500) / 1000);
}

export const isLikelySegment = (method: EstimateMethod, segment: number): boolean => {
  const [low, high] = likely[method];
  return segment >= low && segment <= high;
};

function formulaOf(method: EstimateMethod, sex: Sex, age: number): Formula {
  switch (method) {
    case 'kneeHeight':
      return byKnee[sex];
    case 'demispan':
      return byDemispan[sex];
    case 'ulna':
      return age < 65 ? byUlna[sex].under65 : byUlna[sex].from65;
  }
}
