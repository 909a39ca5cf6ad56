import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { loadContent } from './load.ts';
import { fillForm, shippedForm, type Given } from './fill-form.ts';

const fixtureForm = (id: string): Questionnaire =>
  JSON.parse(readFileSync(`tests/fixtures/questionnaires/${id}.json`, 'utf8')) as Questionnaire;

describe('every form that ships', () => {
  const forms = loadContent().filter(({ body }) => body.type === 'questionnaire');

  it.each(forms.map(({ body }) => [body.url.split('/').at(-1) ?? '']))(
    '%s opens without a word, and its sums need no engine beside',
    (id) => {
      const { session } = fillForm(shippedForm(id), {});
      expect(session.findings()).toEqual([]);
      expect(session.children(null).length).toBeGreaterThan(0);
    },
  );
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
  const news = (answers: Readonly<Record<string, Given>>) =>
    fillForm(shippedForm('news2'), { ...usual, ...answers });
  const shown = (answers: Readonly<Record<string, Given>>) => {
    const { session, pathOf } = news(answers);
    const levels = ['ufullstendig', 'niva-rod', 'niva-lav', 'niva-middels', 'niva-hoy'];
    return levels.filter((linkId) => session.item(pathOf(linkId))?.enabled);
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

  it.each<Readonly<Record<string, number>>>([
    { respirasjon: 80 },
    { spo2: 20 },
    { systolisk: 340 },
    { puls: 220 },
    { temperatur: 44 },
    { blodsukker: 60 },
  ])('asks about an unusual figure and lets it stand: %j', (answers) => {
    const { session, pathOf, read } = news(answers);
    const [linkId = ''] = Object.keys(answers);
    expect(session.item(pathOf(linkId))?.issues).toMatchObject([
      { reason: 'constraint', severity: 'warning', message: expect.stringContaining('Stemmer det?') },
    ]);
    expect(session.review().filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(read('poeng')).not.toBeNull();
  });

  it('scale 2 is not chosen in the form: it comes with the plan', () => {
    const { session, pathOf } = news({});
    expect(session.item(pathOf('skala'))?.readOnly).toBe(true);
    expect(news({ skala: 'skala-2', oksygen: true }).read('poeng-spo2')).toBe(3);
  });

  it('a single 3 is flagged even while the rest is missing', () => {
    const { session, pathOf } = fillForm(shippedForm('news2'), { puls: 140 });
    expect(session.item(pathOf('niva-rod'))?.enabled).toBe(true);
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

describe('ISBAR', () => {
  it('is read in the order of its letters, and every call is noted for itself', () => {
    const { session } = fillForm(shippedForm('isbar'), {});
    const parts = session.children(null).filter((path) => path.startsWith('isbar-'));
    expect(parts).toEqual(['isbar-i', 'isbar-s', 'isbar-b', 'isbar-a', 'isbar-r']);
    const [call = ''] = session.children(null).filter((path) => path.startsWith('samtale'));
    session.addRepeat(call);
    expect(session.children(null).filter((path) => path.startsWith('samtale'))).toHaveLength(2);
    expect(session.review()).toEqual([]);
  });
});

describe('SPPB', () => {
  it('as a fixture with its time limits: the worked case of the field file', () => {
    expect(fillForm(fixtureForm('sppb-times'), { tandem: 5, gait: 5, chair: 15 }).read('total')).toBe(8);
  });

  it('as it ships: balance is worked out, the two others are taken from the local table', () => {
    const form = shippedForm('sppb');
    const standing = { side: true, semitandem: true };
    const chosen = { 'poeng-gange': 'gange-3', 'poeng-reise': 'reise-2' };
    expect(fillForm(form, { ...standing, tandem: 5, ...chosen }).read('poeng')).toBe(8);
    for (const [tandem, points] of [
      [2.99, 2],
      [3, 3],
      [9.99, 3],
      [10, 4],
    ] as const) {
      expect(fillForm(form, { ...standing, tandem }).read('poeng-balanse')).toBe(points);
    }
    expect(fillForm(form, { side: false }).read('poeng-balanse')).toBe(0);
    expect(fillForm(form, { side: true, semitandem: false }).read('poeng-balanse')).toBe(1);
    expect(fillForm(form, { side: true }).read('poeng-balanse')).toBeNull();
    expect(fillForm(form, { ...standing, tandem: 5, 'poeng-gange': 'gange-3' }).read('poeng')).toBeNull();
  });
});

describe('BSI', () => {
  it('is the sum of two, and nothing more is said of it', () => {
    const { read } = fillForm(shippedForm('bsi'), { slimhinner: 'slimhinner-2', belegg: 'belegg-4' });
    expect(read('poeng')).toBe(6);
    expect(fillForm(shippedForm('bsi'), { belegg: 'belegg-4' }).read('poeng')).toBeNull();
  });
});

describe('the home visit', () => {
  it('a theme that is chosen opens its questions, and only that', () => {
    const { session } = fillForm(shippedForm('forebyggende-hjemmebesok'), { temaer: 'fall' });
    const open = session
      .children('samtale')
      .filter((path) => session.item(path)?.enabled && path.includes('tema-'));
    expect(open).toEqual(['samtale/tema-fall']);
  });

  it('who declines is not asked the rest, and it can be signed', () => {
    const { session } = fillForm(shippedForm('forebyggende-hjemmebesok'), { 'invitasjon-svar': 'nei' });
    expect(session.item('samtale')?.enabled).toBe(false);
    expect(session.review()).toEqual([]);
    expect(session.toSigned().item?.map(({ linkId }) => linkId)).toEqual(['invitasjon']);
  });

  it('begins as accepted, so that the visit can start at once', () => {
    const { session } = fillForm(shippedForm('forebyggende-hjemmebesok'), {});
    expect(session.item('samtale')?.enabled).toBe(true);
  });
});
