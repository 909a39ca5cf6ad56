import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { bodyMassIndexTenths } from '#domain/nutrition/body-mass-index.ts';
import { estimateHeight, type Sex } from '#domain/nutrition/height-estimate.ts';
import { toLoss } from '#domain/nutrition/weight-loss.ts';
import { fillForm, shippedForm, type Given } from './fill-form.ts';

type Vector = {
  readonly id: string;
  readonly instrument: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
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
const ownIds = new Set(own.map(({ id }) => id));
/** Vectors that have been added to the field's own file since run as well. */
const vectors = [
  ...own,
  ...(existsSync(shared) ? vectorsIn(shared).filter(({ id }) => !ownIds.has(id)) : []),
];
const of = (instrument: string) =>
  vectors.filter((vector) => vector.instrument === instrument).map((vector) => [vector.id, vector] as const);

/** Weights in kilos and a height in centimetres that give exactly this loss and, without loss, exactly this BMI. */
function bodyWith(bmi: number, lossPercent: number): { now: number; before: number; height: number } {
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
  const code = (value: unknown): Given => (typeof value === 'string' ? (codes[value] ?? value) : null);

  it.each(of('MST'))('%s', (_, { inputs, expected }) => {
    const { session, read } = fillForm(shippedForm('mst'), {
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
        const { read } = fillForm(shippedForm('mst'), { vekttap: code(weightLoss), matlyst: code(appetite) });
        expect([read('poeng'), read('risiko')]).toEqual([points + more, points + more >= 2]);
      }
    }
  });

  it('an unanswered part gives no total, whichever it is, and taking an answer back takes the total back', () => {
    expect(fillForm(shippedForm('mst'), { vekttap: 'vet-ikke' }).read('poeng')).toBeNull();
    const { session, read } = fillForm(shippedForm('mst'), { vekttap: 'vet-ikke', matlyst: 'ja' });
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
        ? bodyWith(number(inputs['bmi']), loss === null ? 0 : number(loss))
        : {
            now: number(inputs['weightG']) / 1000,
            before: number(inputs['previousWeightG']) / 1000,
            height: number(inputs['heightMm']) / 10,
          };
    const { read } = fillForm(fixtureForm('must'), {
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
    const { now, before, height } = bodyWith(number(inputs['bmi']), loss.m3);
    const earlier = (percent: number): number =>
      percent === 0 ? now : percent === loss.m3 ? before : twoDecimals(now / (1 - percent / 100));
    const { read } = fillForm(shippedForm('nrs-2002'), {
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
    expect(fillForm(form, { ...answers, inntak: 60 }).read('poeng')).toBeNull();
    expect(fillForm(form, { ...answers, inntak: 20 }).read('poeng')).toBe(3);
  });

  it('takes the age from the person when the device knows it', () => {
    const ageOf = (birthDate: string) =>
      fillForm(
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
    const { now, before, height } = bodyWith(number(inputs['bmi']), Math.max(within, beyond));
    const { read } = fillForm(shippedForm('ernaeringsvurdering'), {
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
    expect(fillForm(form, known).read('glim-kropp')).toBeNull();
    expect(fillForm(form, { ...known, 'vekt-eldre': 61 }).read('glim-kropp')).toBe(false);
    expect(fillForm(form, { ...known, 'vekt-6m': 64 }).read('glim-kropp')).toBe(true);
    expect(fillForm(form, { ...known, 'vekt-6m': 64 }).read('glim-oppfylt')).toBeNull();
  });

  it('shows BMI and loss with one decimal', () => {
    const { read } = fillForm(shippedForm('ernaeringsvurdering'), { vekt: 64.5, hoyde: 165, 'vekt-6m': 68 });
    expect([read('kmi'), read('vekttap')]).toEqual([23.7, 5.1]);
  });
});

describe('the superseded thresholds of 2009 as a fixture of the engine', () => {
  it.each(of('NO2009'))('%s', (_, { inputs, expected }) => {
    const loss = inputs['lossPct'] as Record<string, number>;
    const { read } = fillForm(fixtureForm('undernutrition-2009'), {
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
    const { read } = fillForm(fixtureForm('calculations'), {
      weight: grams === undefined ? null : number(grams) / 1000,
      height: inputs['heightMm'] === undefined ? null : number(inputs['heightMm']) / 10,
      earlier: inputs['previousG'] === undefined ? null : number(inputs['previousG']) / 1000,
      sex: (inputs['sex'] ?? null) as Given,
      age: (inputs['age'] ?? null) as Given,
      ulna: (inputs['ulnaCm'] ?? null) as Given,
      knee: (inputs['kneeHeightCm'] ?? null) as Given,
      missing: (inputs['missingPct'] ?? null) as Given,
    });
    const isWhole = inputs['op'] === 'amputationAdjust';
    const results: Record<string, Given> = {
      bmi1: read(isWhole ? 'wholeBmi' : 'bmi1'),
      bmiUnadjusted1: read('bmi1'),
      pct: read('pct1'),
      pct1: read('pct1'),
      heightCm: read(inputs['op'] === 'heightFromUlna' ? 'fromUlna' : 'fromKnee'),
      estimatedWeightKg: read('wholeWeight'),
    };
    for (const [key, value] of Object.entries(expected)) expect(results[key], key).toBe(value);
  });

  const withOp = (op: string) => of('CALC').filter(([, { inputs }]) => inputs['op'] === op);

  it.each([...withOp('heightFromUlna'), ...withOp('heightFromKneeHeight')])(
    'NUT11 %s by the rule of the height sheet',
    (_, { inputs, expected }) => {
      const isUlna = inputs['op'] === 'heightFromUlna';
      const height = estimateHeight({
        method: isUlna ? 'ulna' : 'kneeHeight',
        sex: inputs['sex'] as Sex,
        age: number(inputs['age']),
        segment: Math.round(number(inputs[isUlna ? 'ulnaCm' : 'kneeHeightCm']) * 10),
      });
      // Halves up to a whole millimetre: 171.35 cm is 1714 mm.
      expect(height).toBe(Math.round(number(expected['heightCm']) * 10));
    },
  );

  it.each(withOp('bmi'))('NUT13 %s by the rule of the weight section', (_, { inputs, expected }) => {
    expect(bodyMassIndexTenths(number(inputs['weightG']), number(inputs['heightMm']))).toBe(
      number(expected['bmi1']) * 10,
    );
  });

  it.each(withOp('weightLossPct'))(
    'NUT06 %s by the rule of the weight section',
    (_, { inputs, expected }) => {
      const earlier = { value: number(inputs['previousG']), measuredAt: '2026-10-01T08:00:00Z' };
      expect(toLoss(earlier, { value: number(inputs['currentG']) }).perMille).toBe(
        Math.round(number(expected['pct'] ?? expected['pct1']) * 10),
      );
    },
  );

  it('BMI in the form that ships is the same', () => {
    expect(fillForm(shippedForm('vekt-hoyde'), { vekt: 60, hoyde: 165 }).read('kmi')).toBe(22);
    expect(fillForm(shippedForm('vekt-hoyde'), { vekt: 60 }).read('kmi')).toBeNull();
  });
});
