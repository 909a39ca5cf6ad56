import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Questionnaire, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { FormSession } from '#domain/forms/form-session.ts';
import { openForm } from '#domain/forms/open-form.ts';
import { loadContent } from './load.ts';

type Json = string | number | boolean | null;
type Vector = {
  readonly id: string;
  readonly instrument: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
};

const shippedForm = (id: string): Questionnaire => {
  const found = loadContent().find(({ body }) => body.url.endsWith(`/Questionnaire/${id}`));
  if (!found) throw new Error(`no ${id}`);
  return found.body.resource as unknown as Questionnaire;
};
const fixtureForm = (id: string): Questionnaire =>
  JSON.parse(readFileSync(`tests/fixtures/questionnaires/${id}.json`, 'utf8')) as Questionnaire;
const vectorsIn = (file: string): readonly Vector[] => {
  const parsed = JSON.parse(readFileSync(file, 'utf8')) as
    | { vectors?: readonly Vector[] }
    | readonly Vector[];
  return 'vectors' in parsed ? (parsed.vectors ?? []) : (parsed as readonly Vector[]);
};

const own = vectorsIn('tests/fixtures/nutrition-vectors.json');
const shared = '../shared/domain/nutrition-vectors.json';
const known = new Set(own.map(({ id }) => id));
/** Vectors that have been added to the field's own file since run as well. */
const vectors = [...own, ...(existsSync(shared) ? vectorsIn(shared).filter(({ id }) => !known.has(id)) : [])];
const of = (instrument: string) =>
  vectors.filter((vector) => vector.instrument === instrument).map((vector) => [vector.id, vector] as const);

function* pathsBelow(session: FormSession, path: string | null): Generator<string> {
  for (const child of session.children(path)) {
    yield child;
    yield* pathsBelow(session, child);
  }
}

const pathOf = (session: FormSession, linkId: string): string => {
  for (const path of pathsBelow(session, null)) if (session.item(path)?.item.linkId === linkId) return path;
  throw new Error(`no item ${linkId}`);
};

function toAnswer(session: FormSession, path: string, value: Json): QuestionnaireResponseAnswer {
  const { item, options } = session.item(path) ?? {};
  switch (item?.type) {
    case 'boolean':
      return { valueBoolean: value === true };
    case 'integer':
      return { valueInteger: Number(value) };
    case 'decimal':
      return { valueDecimal: Number(value) };
    case 'choice': {
      const option = options?.find(({ valueCoding }) => valueCoding?.code === value);
      if (!option?.valueCoding) throw new Error(`${item.linkId} has no option ${value}`);
      return { valueCoding: option.valueCoding };
    }
    default:
      return { valueString: String(value) };
  }
}

/** Opens a form, answers it in the order given and reads items by linkId; what is not asked or empty is null. */
function fill(
  form: Questionnaire,
  answers: Readonly<Record<string, Json>>,
  launch: Record<string, unknown> = {},
) {
  const session = openForm(form, { today: '2026-11-21', launch });
  for (const [linkId, value] of Object.entries(answers)) {
    if (value === null) continue;
    const path = pathOf(session, linkId);
    session.setAnswer(path, [toAnswer(session, path, value)]);
  }
  expect(session.findings()).toEqual([]);
  return {
    session,
    read: (linkId: string): Json => {
      const item = session.item(pathOf(session, linkId));
      const answer = item?.enabled ? item.answer[0] : undefined;
      return (
        answer?.valueInteger ?? answer?.valueDecimal ?? answer?.valueBoolean ?? answer?.valueString ?? null
      );
    },
  };
}

/** Weights in kilos and a height in centimetres that give exactly this loss and, without loss, exactly this BMI. */
function body(bmi: number, lossPercent: number): { now: number; before: number; height: number } {
  if (lossPercent === 0) return { now: bmi, before: bmi, height: 100 };
  const now = Math.round((100 - lossPercent) * 100) / 100;
  return { now, before: 100, height: Math.round(Math.sqrt(now / bmi) * 1000) / 10 };
}
const number = (value: unknown): number => Number(value);
const twoDecimals = (value: number): number => Math.round(value * 100) / 100;

describe('MST as it ships', () => {
  const codes: Record<string, string> = {
    no: 'nei',
    unsure: 'vet-ikke',
    yes_1_5: 'ja-1-5',
    yes_6_10: 'ja-6-10',
    yes_11_15: 'ja-11-15',
    yes_over_15: 'ja-over-15',
    yes_unsure: 'ja-ukjent',
    yes: 'ja',
  };
  const code = (value: unknown): Json => (typeof value === 'string' ? (codes[value] ?? value) : null);

  it.each(of('MST'))('%s', (_, { inputs, expected }) => {
    const { session, read } = fill(shippedForm('mst'), {
      vekttap: code(inputs['weightLoss']),
      matlyst: code(inputs['appetite']),
    });
    expect({ score: read('poeng'), atRisk: read('risiko') }).toEqual({
      score: expected['score'],
      atRisk: expected['atRisk'],
    });
    expect(session.review().length === 0).toBe(expected['status'] === 'complete');
  });

  it('every combination adds up to the sum of its points, and risk begins at 2', () => {
    const loss = { no: 0, unsure: 2, yes_1_5: 1, yes_6_10: 2, yes_11_15: 3, yes_over_15: 4, yes_unsure: 2 };
    for (const [weightLoss, points] of Object.entries(loss)) {
      for (const [appetite, more] of [
        ['no', 0],
        ['yes', 1],
      ] as const) {
        const { read } = fill(shippedForm('mst'), { vekttap: code(weightLoss), matlyst: code(appetite) });
        expect([read('poeng'), read('risiko')]).toEqual([points + more, points + more >= 2]);
      }
    }
  });

  it('an unanswered part gives no total, whichever it is, and taking an answer back takes the total back', () => {
    expect(fill(shippedForm('mst'), { vekttap: 'vet-ikke' }).read('poeng')).toBeNull();
    const { session, read } = fill(shippedForm('mst'), { vekttap: 'vet-ikke', matlyst: 'ja' });
    expect(read('poeng')).toBe(3);
    session.setAnswer('vekttap', []);
    expect([read('poeng'), read('risiko')]).toEqual([null, null]);
  });
});

describe('MUST as a fixture of the engine', () => {
  it.each(of('MUST'))('%s', (_, { inputs, expected }) => {
    const loss = inputs['weightLossPct'];
    const given =
      inputs['weightG'] === undefined
        ? body(number(inputs['bmi']), loss === null ? 0 : number(loss))
        : {
            now: number(inputs['weightG']) / 1000,
            before: number(inputs['previousWeightG']) / 1000,
            height: number(inputs['heightMm']) / 10,
          };
    const { read } = fill(fixtureForm('must'), {
      weight: given.now,
      earlier: loss === null ? null : given.before,
      height: given.height,
      acute: inputs['acuteDiseaseNoIntakeOver5Days'] === true,
    });
    const { status: _status, ...results } = expected;
    expect(Object.fromEntries(Object.keys(results).map((linkId) => [linkId, read(linkId)]))).toEqual(results);
  });
});

describe('NRS 2002 as it ships', () => {
  const severities = ['ingen', 'litt', 'middels', 'mye'];

  it.each(of('NRS2002'))('%s', (_, { inputs, expected }) => {
    const loss = inputs['lossPct'] as { m1: number; m2: number; m3: number };
    const { now, before, height } = body(number(inputs['bmi']), loss.m3);
    const earlier = (percent: number): number =>
      percent === 0 ? now : percent === loss.m3 ? before : twoDecimals(now / (1 - percent / 100));
    const { read } = fill(shippedForm('nrs-2002'), {
      'start-kmi': number(inputs['bmi']) < 20.5,
      'start-vekttap': loss.m3 > 0,
      'start-inntak': inputs['intakeReducedLastWeek'] === true,
      'start-syk': inputs['criticallyIll'] === true,
      vekt: now,
      hoyde: height,
      'vekt-1m': earlier(loss.m1),
      'vekt-2m': earlier(loss.m2),
      'vekt-3m': earlier(loss.m3),
      allmenntilstand: inputs['generalConditionReduced'] === true,
      inntak: number(inputs['intakePctOfNeed']),
      alvorlighet: severities[number(inputs['diseaseSeverity'])] ?? null,
      alder: number(inputs['age']),
    });
    expect({
      nutrition: read('poeng-ernaering'),
      severity: read('poeng-sykdom'),
      age: read('poeng-alder'),
      total: read('poeng'),
      atRisk: read('risiko'),
    }).toEqual({
      nutrition: expected['nutrition'],
      severity: expected['severity'],
      age: expected['age'],
      total: expected['total'],
      atRisk: expected['atRisk'],
    });
  });

  it('without the weights there is no total, unless something else already gives the most', () => {
    const answers = {
      'start-kmi': false,
      'start-vekttap': true,
      'start-inntak': true,
      'start-syk': false,
      alvorlighet: 'ingen',
      alder: 60,
    };
    const form = shippedForm('nrs-2002');
    expect(fill(form, { ...answers, inntak: 60 }).read('poeng')).toBeNull();
    expect(fill(form, { ...answers, inntak: 20 }).read('poeng')).toBe(3);
  });

  it('takes the age from the person when the device knows it', () => {
    const ageOf = (birthDate: string) =>
      fill(
        shippedForm('nrs-2002'),
        { 'start-syk': true },
        { patient: { resourceType: 'Patient', birthDate } },
      ).read('alder');
    expect([ageOf('1956-11-21'), ageOf('1956-11-22')]).toEqual([70, 69]);
  });
});

describe('GLIM in the individual assessment as it ships', () => {
  const muscles: Record<string, string> = {
    none: 'ingen',
    mild_moderate: 'noe',
    mild: 'noe',
    severe: 'alvorlig',
  };
  const inflammations: Record<string, string> = { none: 'ingen', acute: 'akutt', chronic: 'kronisk' };

  it.each(of('GLIM'))('%s', (_, { inputs, expected }) => {
    const within = number(inputs['lossPctWithin6m']);
    const beyond = number(inputs['lossPctBeyond6m']);
    const { now, before, height } = body(number(inputs['bmi']), Math.max(within, beyond));
    const { read } = fill(shippedForm('ernaeringsvurdering'), {
      screening: inputs['screenPositive'] === true,
      alder: number(inputs['age']),
      vekt: now,
      hoyde: height,
      'vekt-6m': within > 0 ? before : now,
      'vekt-eldre': beyond > 0 ? before : now,
      muskelmasse: muscles[String(inputs['reducedMuscleMass'])] ?? null,
      inntak: number(inputs['intakePctOfNeed']),
      'inntak-dager': number(inputs['intakeReducedDays']),
      'mage-tarm': inputs['giConditionAffectingAssimilation'] === true,
      betennelse: inflammations[String(inputs['inflammation'])] ?? null,
    });
    const { applied: _applied, ...results } = expected;
    expect({
      phenotypic: read('glim-kropp'),
      etiologic: read('glim-arsak'),
      malnourished: read('glim-oppfylt'),
      stage: read('glim-grad'),
    }).toEqual(results);
  });

  it('says neither yes nor no while what decides is unanswered', () => {
    const known = { screening: true, alder: 80, vekt: 60, hoyde: 165, 'vekt-6m': 60, muskelmasse: 'ingen' };
    const form = shippedForm('ernaeringsvurdering');
    expect(fill(form, known).read('glim-kropp')).toBeNull();
    expect(fill(form, { ...known, 'vekt-eldre': 61 }).read('glim-kropp')).toBe(false);
    expect(fill(form, { ...known, 'vekt-6m': 64 }).read('glim-kropp')).toBe(true);
    expect(fill(form, { ...known, 'vekt-6m': 64 }).read('glim-oppfylt')).toBeNull();
  });

  it('shows BMI and loss with one decimal', () => {
    const { read } = fill(shippedForm('ernaeringsvurdering'), { vekt: 64.5, hoyde: 165, 'vekt-6m': 68 });
    expect([read('kmi'), read('vekttap')]).toEqual([23.7, 5.1]);
  });
});

describe('the superseded thresholds of 2009 as a fixture of the engine', () => {
  it.each(of('NO2009'))('%s', (_, { inputs, expected }) => {
    const loss = inputs['lossPct'] as Record<string, number>;
    const { read } = fill(fixtureForm('undernutrition-2009'), {
      age: number(inputs['age']),
      bmi: number(inputs['bmi']),
      ...loss,
      intake: number(inputs['intakePctOfNeed']),
    });
    expect(read('code')).toBe(expected['code']);
  });
});

describe('calculations', () => {
  it.each(of('CALC'))('%s', (_, { inputs, expected }) => {
    const grams = inputs['weightG'] ?? inputs['currentG'] ?? inputs['measuredG'];
    const { read } = fill(fixtureForm('calculations'), {
      weight: grams === undefined ? null : number(grams) / 1000,
      height: inputs['heightMm'] === undefined ? null : number(inputs['heightMm']) / 10,
      earlier: inputs['previousG'] === undefined ? null : number(inputs['previousG']) / 1000,
      sex: (inputs['sex'] ?? null) as Json,
      age: (inputs['age'] ?? null) as Json,
      ulna: (inputs['ulnaCm'] ?? null) as Json,
      knee: (inputs['kneeHeightCm'] ?? null) as Json,
      missing: (inputs['missingPct'] ?? null) as Json,
    });
    const isWhole = inputs['op'] === 'amputationAdjust';
    const results: Record<string, Json> = {
      bmi1: read(isWhole ? 'wholeBmi' : 'bmi1'),
      bmiUnadjusted1: read('bmi1'),
      pct: read('pct1'),
      pct1: read('pct1'),
      heightCm: read(inputs['op'] === 'heightFromUlna' ? 'fromUlna' : 'fromKnee'),
      estimatedWeightKg: read('wholeWeight'),
    };
    for (const [key, value] of Object.entries(expected)) expect(results[key], key).toBe(value);
  });

  it('BMI in the form that ships is the same', () => {
    expect(fill(shippedForm('vekt-hoyde'), { vekt: 60, hoyde: 165 }).read('kmi')).toBe(22);
    expect(fill(shippedForm('vekt-hoyde'), { vekt: 60 }).read('kmi')).toBeNull();
  });
});

describe('NEWS2 as it ships', () => {
  const usual = {
    respirasjon: 16,
    spo2: 97,
    oksygen: false,
    systolisk: 130,
    puls: 70,
    bevissthet: 'a',
    temperatur: 37,
  };
  const news = (answers: Readonly<Record<string, Json>>) =>
    fill(shippedForm('news2'), { ...usual, ...answers });
  const shown = (answers: Readonly<Record<string, Json>>) => {
    const { session } = news(answers);
    const levels = ['ufullstendig', 'niva-rod', 'niva-lav', 'niva-middels', 'niva-hoy'];
    return levels.filter((linkId) => session.item(pathOf(session, linkId))?.enabled);
  };

  it('the two worked cases of the field file', () => {
    const six = { respirasjon: 22, spo2: 94, systolisk: 105, puls: 95, temperatur: 38.4 };
    expect(news(six).read('poeng')).toBe(6);
    const fourteen = {
      skala: 'skala-2',
      respirasjon: 25,
      spo2: 93,
      oksygen: true,
      systolisk: 100,
      puls: 112,
      bevissthet: 'c',
      temperatur: 36,
    };
    expect(news(fourteen).read('poeng')).toBe(14);
    expect(shown({ respirasjon: 8 })).toEqual(['niva-rod', 'niva-lav']);
    expect(news({ respirasjon: 8 }).read('poeng')).toBe(3);
  });

  it.each<[string, string, readonly (readonly [number, number])[]]>([
    [
      'respirasjon',
      'poeng-respirasjon',
      [
        [8, 3],
        [9, 1],
        [11, 1],
        [12, 0],
        [20, 0],
        [21, 2],
        [24, 2],
        [25, 3],
      ],
    ],
    [
      'spo2',
      'poeng-spo2',
      [
        [91, 3],
        [92, 2],
        [93, 2],
        [94, 1],
        [95, 1],
        [96, 0],
      ],
    ],
    [
      'systolisk',
      'poeng-blodtrykk',
      [
        [90, 3],
        [91, 2],
        [100, 2],
        [101, 1],
        [110, 1],
        [111, 0],
        [219, 0],
        [220, 3],
      ],
    ],
    [
      'puls',
      'poeng-puls',
      [
        [40, 3],
        [41, 1],
        [50, 1],
        [51, 0],
        [90, 0],
        [91, 1],
        [110, 1],
        [111, 2],
        [130, 2],
        [131, 3],
      ],
    ],
    [
      'temperatur',
      'poeng-temperatur',
      [
        [35, 3],
        [35.1, 1],
        [36, 1],
        [36.1, 0],
        [38, 0],
        [38.1, 1],
        [39, 1],
        [39.1, 2],
      ],
    ],
  ])('each limit of %s', (linkId, points, limits) => {
    for (const [value, expected] of limits)
      expect(news({ [linkId]: value }).read(points), `${value}`).toBe(expected);
  });

  it.each([
    [
      false,
      [
        [83, 3],
        [84, 2],
        [85, 2],
        [86, 1],
        [87, 1],
        [88, 0],
        [92, 0],
        [93, 0],
        [100, 0],
      ],
    ],
    [
      true,
      [
        [83, 3],
        [85, 2],
        [87, 1],
        [88, 0],
        [92, 0],
        [93, 1],
        [94, 1],
        [95, 2],
        [96, 2],
        [97, 3],
      ],
    ],
  ] as const)('scale 2 with oxygen %s', (oksygen, limits) => {
    for (const [spo2, expected] of limits) {
      expect(news({ skala: 'skala-2', spo2, oksygen }).read('poeng-spo2'), `${spo2}`).toBe(expected);
    }
  });

  it.each(Object.keys(usual))('without %s it is incomplete and has no total', (linkId) => {
    expect(news({ [linkId]: null }).read('poeng')).toBeNull();
    expect(shown({ [linkId]: null })).toEqual(['ufullstendig']);
  });

  it('a single 3 is flagged even while the rest is missing', () => {
    const { session } = fill(shippedForm('news2'), { puls: 140 });
    expect(session.item(pathOf(session, 'niva-rod'))?.enabled).toBe(true);
  });

  it.each([
    [{}, ['niva-lav']],
    [{ respirasjon: 22, puls: 112 }, ['niva-lav']],
    [{ respirasjon: 22, puls: 112, temperatur: 38.4 }, ['niva-middels']],
    [{ respirasjon: 22, puls: 112, systolisk: 95 }, ['niva-middels']],
    [{ respirasjon: 22, puls: 112, systolisk: 95, temperatur: 38.4 }, ['niva-hoy']],
  ])('bands %#', (answers, levels) => {
    expect(shown(answers)).toEqual(levels);
  });
});

describe('SPPB', () => {
  it('as a fixture with its time limits: the worked case of the field file', () => {
    expect(fill(fixtureForm('sppb-times'), { tandem: 5, gait: 5, chair: 15 }).read('total')).toBe(8);
  });

  it('as it ships: balance is worked out, the two others are taken from the local table', () => {
    const form = shippedForm('sppb');
    const standing = { side: true, semitandem: true };
    const chosen = { 'poeng-gange': 'gange-3', 'poeng-reise': 'reise-2' };
    expect(fill(form, { ...standing, tandem: 5, ...chosen }).read('poeng')).toBe(8);
    for (const [tandem, points] of [
      [2.99, 2],
      [3, 3],
      [9.99, 3],
      [10, 4],
    ] as const) {
      expect(fill(form, { ...standing, tandem }).read('poeng-balanse')).toBe(points);
    }
    expect(fill(form, { side: false }).read('poeng-balanse')).toBe(0);
    expect(fill(form, { side: true, semitandem: false }).read('poeng-balanse')).toBe(1);
    expect(fill(form, { side: true }).read('poeng-balanse')).toBeNull();
    expect(fill(form, { ...standing, tandem: 5, 'poeng-gange': 'gange-3' }).read('poeng')).toBeNull();
  });
});

describe('BSI', () => {
  it('is the sum of two, and nothing more is said of it', () => {
    const { read } = fill(shippedForm('bsi'), { slimhinner: 'slimhinner-2', belegg: 'belegg-4' });
    expect(read('poeng')).toBe(6);
    expect(fill(shippedForm('bsi'), { belegg: 'belegg-4' }).read('poeng')).toBeNull();
  });
});

describe('the home visit', () => {
  it('a theme that is chosen opens its questions, and only that', () => {
    const { session } = fill(shippedForm('forebyggende-hjemmebesok'), { temaer: 'fall' });
    const open = session
      .children('samtale')
      .filter((path) => session.item(path)?.enabled && path.includes('tema-'));
    expect(open).toEqual(['samtale/tema-fall']);
  });

  it('who declines is not asked the rest, and it can be signed', () => {
    const { session } = fill(shippedForm('forebyggende-hjemmebesok'), { 'invitasjon-svar': 'nei' });
    expect(session.item('samtale')?.enabled).toBe(false);
    expect(session.review()).toEqual([]);
    expect(session.toSigned().item?.map(({ linkId }) => linkId)).toEqual(['invitasjon']);
  });

  it('begins as accepted, so that the visit can start at once', () => {
    const { session } = fill(shippedForm('forebyggende-hjemmebesok'), {});
    expect(session.item('samtale')?.enabled).toBe(true);
  });
});
