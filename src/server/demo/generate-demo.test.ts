import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { tnr, idnr } from '@navikt/fnrvalidator';
import { describe, expect, it } from 'vitest';
import { loadContent } from '#content/load.ts';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { openForm } from '#domain/forms/open-form.ts';
import { nutritionIndicator } from '#domain/indicators/nutrition-indicator.ts';
import { foldProgress } from '#domain/learning/fold-progress.ts';
import { dueScreenings } from '#domain/schedule/due-screenings.ts';
import { addDays } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import { indicator, programme, schedule } from '#protocol/content.ts';
import { schedulesInForce } from '#protocol/schedules-in-force.ts';
import { recordBodies, type RecordBody, type RecordKind } from '#protocol/record-bodies.ts';
import type { DemoRecord, DemoTenant } from './demo-tenant.ts';
import { hashOf } from './generate/demo-form.ts';
import { generateDemo } from './generate-demo.ts';

const today = '2026-11-21';
const demo = generateDemo({ today });
const [solvik, nesvik] = demo.map(({ records }) => [...records]) as [DemoRecord[], DemoRecord[]];

const bodiesOf = <K extends RecordKind>(records: readonly DemoRecord[], kind: K) =>
  records
    .filter((record) => record.kind === kind)
    .map(({ id, body }) => Object.assign({ id }, body as unknown as RecordBody<K>));
const unitIdOf = (name: string): string =>
  bodiesOf(solvik, 'unit').find((unit) => unit.name === name)?.id ?? 'none';
const staffIdOf = (subject: string): string =>
  demo.flatMap(({ identities }) => identities).find((identity) => identity.subject === subject)?.staffId ??
  'none';
const contentOf = (end: string): unknown =>
  loadContent().find(({ body }) => body.url.endsWith(end))?.body.resource;
const fingerprint = (tenants: readonly DemoTenant[]): string => {
  const hash = createHash('sha256');
  for (const { records } of tenants) for (const record of records) hash.update(JSON.stringify(record));
  return hash.digest('hex');
};

const duePerUnit = (unit: string, day: string) => {
  const mst = schedule.parse(contentOf('/schedules/mst'));
  const unitId = unitIdOf(unit);
  return bodiesOf(solvik, 'person')
    .filter((person) => person.unitId === unitId)
    .flatMap((person) =>
      dueScreenings(
        {
          birthDate: person.birthDate,
          deceasedOn: person.deceasedOn,
          periods: bodiesOf(solvik, 'servicePeriod').filter(({ personId }) => personId === person.id),
          responses: bodiesOf(solvik, 'response').filter(({ personId }) => personId === person.id),
          exemptions: bodiesOf(solvik, 'exemption').filter(({ personId }) => personId === person.id),
          absences: bodiesOf(solvik, 'absence').filter(({ personId }) => personId === person.id),
          plans: [],
          visits: [],
        },
        [mst],
        day,
      ),
    );
};

describe('the demo', () => {
  it.each(['2026-11-21', '2028-02-29', '2027-03-31', '2026-10-25', '2027-01-01'])(
    'on %s every record fits its kind, and no id is used twice',
    (day) => {
      const ids = new Set<string>();
      let count = 0;
      for (const { records } of generateDemo({ today: day })) {
        for (const { id, kind, body, at } of records) {
          expect(recordBodies[kind].safeParse(body).error, `${kind} ${JSON.stringify(body)}`).toBeUndefined();
          expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
          ids.add(id);
          count += 1;
        }
      }
      expect(ids.size).toBe(count);
    },
  );

  it('is the same for the same day and seed, and another for another', () => {
    const one = fingerprint(demo);
    expect(fingerprint(generateDemo({ today }))).toBe(one);
    expect(fingerprint(generateDemo({ today, seed: 2 }))).not.toBe(one);
    expect(fingerprint(generateDemo({ today: addDays(today, 1) }))).not.toBe(one);
  });

  it('has 400 persons, 60 staff and two wards of 24 in Solvik, and as many persons as are asked for', () => {
    const persons = bodiesOf(solvik, 'person');
    expect(persons).toHaveLength(400);
    expect(bodiesOf(solvik, 'staff')).toHaveLength(60);
    for (const ward of ['Fjord', 'Fjell']) {
      expect(persons.filter(({ unitId }) => unitId === unitIdOf(ward))).toHaveLength(24);
    }
    const [larger] = generateDemo({ today, persons: 1234 });
    expect(bodiesOf([...(larger?.records ?? [])], 'person')).toHaveLength(1234);
  });

  it('everybody of the log-in page is there, with her role', () => {
    const roles = Object.fromEntries(
      demo.flatMap(({ identities }) =>
        identities.map(({ subject, staffId }) => [
          subject,
          bodiesOf([...solvik, ...nesvik], 'staff')
            .find(({ id }) => id === staffId)
            ?.roles.map(({ role }) => role)
            .join(' '),
        ]),
      ),
    );
    expect(roles).toEqual({
      kari: 'nurse',
      ola: 'assistant',
      nina: 'nurse',
      jonas: 'preventiveVisitor',
      amina: 'nurse',
      liv: 'assistant learner',
      mette: 'groupLeader abcContact',
      siri: 'leader',
      tone: 'leader',
      per: 'professionalLead',
      admin: 'administrator',
      nora: 'nurse',
    });
  });

  it('names nothing of the other municipality', () => {
    const idsOf = (records: readonly DemoRecord[]) => records.map(({ id }) => id);
    const text = JSON.stringify(nesvik);
    for (const id of idsOf(solvik.filter(({ kind }) => kind !== 'response'))) expect(text).not.toContain(id);
    const own = new Set(idsOf(nesvik));
    for (const { body, by } of nesvik) {
      expect(own.has(by)).toBe(true);
      for (const field of ['personId', 'unitId', 'assignedTo', 'visitId', 'parentId', 'signedBy']) {
        const value = body[field];
        if (typeof value === 'string') expect(own.has(value), field).toBe(true);
      }
    }
  });

  it('signed screenings fit the form: options it offers, the right sum, the right hash', () => {
    const options = new Map<string, number>();
    const resource = contentOf('/Questionnaire/mst') as {
      item: {
        linkId: string;
        answerOption?: { valueCoding: { code: string }; extension: { valueDecimal: number }[] }[];
      }[];
    };
    for (const { linkId, answerOption = [] } of resource.item) {
      for (const { valueCoding, extension } of answerOption) {
        options.set(`${linkId} ${valueCoding.code}`, extension[0]?.valueDecimal ?? NaN);
      }
    }
    const signed = bodiesOf(solvik, 'response').filter(
      ({ status, questionnaire }) => status === 'signed' && questionnaire.includes('/mst|'),
    );
    expect(signed.length).toBeGreaterThan(500);
    for (const { response, hash, score } of signed) {
      const codes = response.item?.flatMap(({ linkId, answer }) =>
        answer?.[0]?.valueCoding ? [`${linkId} ${answer[0].valueCoding.code}`] : [],
      );
      expect(codes).toHaveLength(2);
      const sum = codes?.reduce((total, code) => total + (options.get(code) ?? NaN), 0);
      const answers = new Map(response.item?.map(({ linkId, answer }) => [linkId, answer?.[0]]));
      expect([score, answers.get('poeng')?.valueInteger, answers.get('risiko')?.valueBoolean]).toEqual([
        sum,
        sum,
        (sum ?? 0) >= 2,
      ]);
      expect(hash).toBe(hashOf(response));
    }
  });

  it('each kind of signed form is what the form engine itself would sign', () => {
    const forms = new Map(
      loadContent().map(({ id, body }) => [id, body.resource as unknown as Questionnaire]),
    );
    const kinds = new Map<string, number>();
    for (const { questionnaire, status, response } of bodiesOf(solvik, 'response')) {
      const form = forms.get(questionnaire);
      const seen = kinds.get(questionnaire) ?? 0;
      if (status !== 'signed' || !form || seen >= 60) continue;
      kinds.set(questionnaire, seen + 1);
      const session = openForm(form, { today, response });
      expect(session.review()).toEqual([]);
      expect(session.toSigned()).toEqual(response);
    }
    expect([...kinds.values()].toSorted((a, b) => a - b)[0]).toBeGreaterThan(20);
    expect(kinds.size).toBe(7);
  });

  it('nothing was signed, measured or ticked after today, and nobody was screened on the day itself', () => {
    for (const { signedAt } of bodiesOf(solvik, 'response')) {
      if (signedAt !== undefined) expect(osloDay(signedAt) < today).toBe(true);
    }
    for (const { measuredAt } of bodiesOf(solvik, 'measurement'))
      expect(osloDay(measuredAt) < today).toBe(true);
    for (const { on } of bodiesOf(solvik, 'progress')) expect(on < today).toBe(true);
  });

  it.each([
    ['Hjemmetjenesten Nord', today],
    ['Hjemmetjenesten Sør', today],
    ['Forebyggende team', today],
    ['Fjord', today],
    ['Fjell', today],
  ])('%s has somebody due today and somebody overdue', (unit, day) => {
    const due = duePerUnit(unit, day);
    expect(due.filter((each) => each.due === day).length).toBeGreaterThan(0);
    expect(due.filter(({ overdueDays }) => overdueDays > 0).length).toBeGreaterThan(0);
    expect(due.filter((each) => each.due > day).length).toBeGreaterThan(0);
  });

  it('is a municipality that keeps up: of all that is asked for by all schedules, a fifth is overdue at most', () => {
    const contents = loadContent().map(({ body }) => body);
    const by = <K extends RecordKind>(kind: K) => {
      const found = new Map<unknown, ReturnType<typeof bodiesOf<K>>[number][]>();
      for (const body of bodiesOf(solvik, kind)) {
        const { personId } = body as { readonly personId?: unknown };
        found.set(personId, [...(found.get(personId) ?? []), body]);
      }
      return found;
    };
    const [periods, responses, exemptions, absences, plans, visits] = [
      by('servicePeriod'),
      by('response'),
      by('exemption'),
      by('absence'),
      by('individualPlan'),
      by('visit'),
    ];
    const due = bodiesOf(solvik, 'person').flatMap(({ id, birthDate, deceasedOn }) =>
      dueScreenings(
        {
          birthDate,
          deceasedOn,
          periods: periods.get(id) ?? [],
          responses: responses.get(id) ?? [],
          exemptions: exemptions.get(id) ?? [],
          absences: absences.get(id) ?? [],
          plans: plans.get(id) ?? [],
          visits: visits.get(id) ?? [],
        },
        schedulesInForce(contents),
        today,
      ),
    );
    for (const { questionnaire, url } of schedulesInForce(contents)) {
      const own = due.filter((one) => one.questionnaire === questionnaire);
      const overdue = own.filter(({ overdueDays }) => overdueDays > 0);
      expect(overdue.length, url).toBeGreaterThan(0);
      expect(own.length, url).toBeGreaterThan(overdue.length * 2);
    }
    expect(due.filter(({ overdueDays }) => overdueDays > 0).length * 5).toBeLessThan(due.length);
  });

  it.each(['Hjemmetjenesten Nord', 'Hjemmetjenesten Sør', 'Fjord', 'Fjell'])(
    '%s follows somebody closely, and reads one person by scale 2',
    (unit) => {
      const plans = bodiesOf(solvik, 'vitalsPlan').filter(({ unitId }) => unitId === unitIdOf(unit));
      const measured = bodiesOf(solvik, 'response').filter(({ questionnaire }) =>
        questionnaire.startsWith('https://visitt.example/fhir/Questionnaire/news2|'),
      );
      const scoresOf = (personId: string | undefined) =>
        measured.filter((one) => one.personId === personId).map(({ score }) => score ?? -1);
      const followed = plans.filter(({ repeat }) => repeat);
      expect(followed).toHaveLength(1);
      const scores = scoresOf(followed[0]?.personId);
      expect(scores.length).toBeGreaterThan(4);
      expect(scores.at(-1)).toBeGreaterThan(scores[0] ?? 99);
      const second = plans.filter(({ scale2 }) => scale2);
      expect(second).toHaveLength(1);
      // By scale 1 each of these would have given points for saturation alone.
      expect(scoresOf(second[0]?.personId)).toContain(0);
    },
  );

  it.each(['kari', 'ola', 'nina', 'jonas'])('%s has visits today and later this week', (subject) => {
    const mine = bodiesOf(solvik, 'visit').filter(
      ({ assignedTo, status }) => assignedTo === staffIdOf(subject) && status === 'planned',
    );
    expect(mine.filter(({ plannedAt }) => osloDay(plannedAt) === today).length).toBeGreaterThan(1);
    expect(mine.filter(({ plannedAt }) => osloDay(plannedAt) > today).length).toBeGreaterThan(1);
  });

  it.each(['kari', 'ola', 'nina', 'jonas', 'amina', 'liv'])('%s has work today', (subject) => {
    const mine = bodiesOf(solvik, 'task').filter(
      ({ assignedTo, status, due }) => assignedTo === staffIdOf(subject) && status === 'open' && due <= today,
    );
    expect(mine.length).toBeGreaterThan(1);
  });

  it.each(['Hjemmetjenesten Nord', 'Hjemmetjenesten Sør', 'Fjord', 'Fjell'])(
    '%s has all four states of the indicator, and some at risk',
    (unit) => {
      const persons = bodiesOf(solvik, 'person').filter(({ unitId }) => unitId === unitIdOf(unit));
      const counted = nutritionIndicator(
        {
          persons,
          periods: bodiesOf(solvik, 'servicePeriod'),
          responses: bodiesOf(solvik, 'response'),
          exemptions: bodiesOf(solvik, 'exemption'),
        },
        indicator.parse(contentOf('/indicators/ernaering-67')),
        today,
      );
      for (const state of [
        'assessed',
        'notAssessed',
        'notRelevant',
        'missing',
        'atRisk',
        'withPlan',
      ] as const) {
        expect(counted[state].length, state).toBeGreaterThan(0);
      }
      expect(counted.assessed.length).toBeGreaterThan(persons.length / 3);
    },
  );

  it('liv is half-way in perm 1, one learner is late, one has finished', () => {
    const perm = programme.parse(contentOf('/programmes/demensomsorgens-abc-perm-1'));
    const progressOf = (learnerId: string, enrolment: RecordBody<'enrolment'>) =>
      foldProgress(
        perm,
        enrolment,
        bodiesOf(solvik, 'progress').filter((tick) => tick.learnerId === learnerId),
        today,
      );
    const all = bodiesOf(solvik, 'enrolment').map((enrolment) => ({
      enrolment,
      progress: progressOf(enrolment.learnerId, enrolment),
    }));
    const liv = all.find(({ enrolment }) => enrolment.learnerId === staffIdOf('liv'));
    expect(liv?.progress).toMatchObject({ bookletsDone: 4, next: 'hefte-05', late: false });
    expect(all.some(({ progress }) => progress.late)).toBe(true);
    expect(all.some(({ enrolment }) => enrolment.status === 'completed')).toBe(true);
    expect(all.some(({ enrolment }) => enrolment.status === 'stopped')).toBe(true);
    expect(bodiesOf(solvik, 'note').map(({ learnerId }) => learnerId)).toEqual([staffIdOf('liv')]);
  });
});

describe('national identifiers', () => {
  const isReal = (digits: string): boolean => {
    const checked = idnr(digits);
    return checked.status === 'valid' && checked.type !== 'tnr' && checked.type !== 'dnr-and-tnr';
  };
  /** Standing alone: a run of digits inside a hash or a UUID is no identifier. */
  const numbersIn = (text: string): readonly string[] =>
    (text.match(/(?<![\w-])\d{6} ?\d{5}(?![\w-])/g) ?? []).map((digits) => digits.replace(' ', ''));

  it('in the demo are synthetic test numbers that belong to nobody', () => {
    const ids = bodiesOf([...solvik, ...nesvik], 'person').flatMap(({ nationalId }) => nationalId ?? []);
    expect(ids.length).toBeGreaterThan(200);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(tnr(id)).toEqual({ status: 'valid', type: 'tnr' });
  });

  it('the check itself knows a number of the real range', () => {
    const endings = Array.from({ length: 100_000 }, (_, ending) => String(ending).padStart(5, '0'));
    const wellFormed = endings
      .map((ending) => `010150${ending}`)
      .find((digits) => idnr(digits).status === 'valid');
    expect(numbersIn(`"${wellFormed}"`).filter(isReal)).toHaveLength(1);
    expect(numbersIn(`${wellFormed?.slice(0, 6)} ${wellFormed?.slice(6)}`).filter(isReal)).toHaveLength(1);
  });

  it('no demo record, fixture or content file holds a number of the real range', () => {
    const texts = [...solvik, ...nesvik].map((record) => JSON.stringify(record));
    for (const folder of ['src/content', 'tests']) {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isFile() && /\.(json|ts|tsx|csv|txt|md)$/.test(entry.name)) {
          texts.push(readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
        }
      }
    }
    expect(texts.flatMap(numbersIn).filter(isReal)).toEqual([]);
  });
});
