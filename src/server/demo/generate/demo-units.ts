import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Random } from './random.ts';

export type DemoUnit = { readonly id: string; readonly body: RecordBody<'unit'> };
type UnitPlan = {
  readonly name: string;
  readonly kind: RecordBody<'unit'>['kind'];
  readonly below?: readonly UnitPlan[];
};

const zone = (name: string): UnitPlan => ({ name, kind: 'zone' });
const ward = (name: string): UnitPlan => ({ name, kind: 'ward' });

const solvik: UnitPlan = {
  name: 'Solvik kommune',
  kind: 'municipality',
  below: [
    {
      name: 'Hjemmetjenesten',
      kind: 'service',
      below: [zone('Hjemmetjenesten Nord'), zone('Hjemmetjenesten Sør')],
    },
    { name: 'Forebyggende team', kind: 'team' },
    { name: 'Solvik sykehjem', kind: 'nursingHome', below: [ward('Fjord'), ward('Fjell')] },
  ],
};
const nesvik: UnitPlan = {
  name: 'Nesvik kommune',
  kind: 'municipality',
  below: [zone('Nesvik hjemmetjeneste')],
};

/** The units of both demo municipalities by name; parents come before their children. */
export const solvikUnits = (random: Random): readonly DemoUnit[] => [...lay(solvik, null, random)];
export const nesvikUnits = (random: Random): readonly DemoUnit[] => [...lay(nesvik, null, random)];

export function unitNamed(units: readonly DemoUnit[], name: string): DemoUnit {
  const found = units.find(({ body }) => body.name === name);
  if (!found) throw new Error(`no unit ${name}`);
  return found;
}

function* lay(plan: UnitPlan, parentId: string | null, random: Random): Generator<DemoUnit> {
  const { name, kind, below = [] } = plan;
  const id = random.fork(`unit ${name}`).uuid();
  yield { id, body: { name, kind, parentId } };
  for (const child of below) yield* lay(child, id, random);
}
