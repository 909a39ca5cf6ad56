import { describe, expect, it } from 'vitest';
import { plannedMinutes, toPlan } from '#domain/exercises/exercise-plan.ts';
import { exerciseScenario } from '#protocol/content.ts';
import { loadContent } from './load.ts';

const scenarios = loadContent()
  .filter(({ body }) => body.type === 'exercise')
  .map(({ body }) => exerciseScenario.parse(body.resource));

describe('exercises that ship', () => {
  it('are the nine of the national overview', () => {
    expect(scenarios.map(({ url }) => url.split('/').at(-1) ?? '').toSorted()).toEqual([
      'bemanningssvikt',
      'bortfall-av-epj',
      'brann-ved-kommunal-institusjon',
      'bygningskollaps',
      'evakuering-av-sykehus',
      'forurenset-drikkevann',
      'langvarig-strombrudd',
      'losepengevirus',
      'pandemi',
    ]);
  });

  it.each(scenarios.map((scenario) => [scenario.title.nb, scenario] as const))(
    'EXE1 %s fits two lengths, begins with a briefing and ends with what was learnt',
    (_, { steps }) => {
      const long = toPlan(steps, 'long');
      const short = toPlan(steps, 'short');
      expect(plannedMinutes(long)).toBeGreaterThanOrEqual(105);
      expect(plannedMinutes(long)).toBeLessThanOrEqual(130);
      expect(plannedMinutes(short)).toBeGreaterThanOrEqual(30);
      expect(plannedMinutes(short)).toBeLessThanOrEqual(45);
      for (const plan of [long, short]) {
        expect(plan[0]?.step.kind).toBe('brief');
        expect(plan.filter(({ step }) => step.kind === 'inject').length).toBeGreaterThanOrEqual(2);
        expect(plan.at(-1)?.step.kind).toBe('reflect');
      }
    },
  );

  it.each(scenarios.map((scenario) => [scenario.title.nb, scenario] as const))(
    '%s names its steps and roles once each, and nobody has approved it yet',
    (_, { steps, roles, provenance }) => {
      for (const ids of [steps.map(({ id }) => id), roles.map(({ id }) => id)])
        expect(new Set(ids).size).toBe(ids.length);
      expect(provenance.approvedBy).toBeNull();
    },
  );

  it('the loss of the record system and of power have the outage sheet', () => {
    expect(
      scenarios.filter(({ outageSheet }) => outageSheet).map(({ url }) => url.split('/').at(-1)),
    ).toEqual(['bortfall-av-epj', 'langvarig-strombrudd']);
  });
});
