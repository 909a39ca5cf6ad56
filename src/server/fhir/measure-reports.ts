import { nutritionIndicator, type NutritionIndicator } from '#domain/indicators/nutrition-indicator.ts';
import { addMonths, type Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import { indicator, type Indicator } from '#protocol/content.ts';
import type { RecordBody, RecordKind } from '#protocol/record-bodies.ts';
import { unitScope } from '#protocol/scope.ts';
import type { Actor } from '../actor.ts';
import type { Transaction } from '../db/transaction.ts';
import { toPage, type Found } from './page.ts';
import type { Search } from './search.ts';
import type { ServedResource } from './served-resource.ts';

/**
 * Each indicator for each unit the person may see, counted now from the same records as the screens. Nothing is
 * hidden for being small: these are units whose persons she sees by name.
 */
export async function findMeasureReports(
  tx: Transaction,
  actor: Actor,
  search: Search,
  now: Date,
): Promise<Found> {
  const today = osloDay(now.toISOString());
  const [indicators, units] = await Promise.all([loadIndicators(tx, actor), loadUnits(tx, actor)]);
  const reports: ServedResource[] = [];
  for (const unit of units) {
    const data = await loadCounted(tx, unit.id);
    for (const rule of indicators) {
      reports.push(toReport(rule, unit, nutritionIndicator(data, rule, today), today, now));
    }
  }
  return toPage(reports, search);
}

type Unit = { readonly id: string; readonly name: string };

async function loadIndicators(tx: Transaction, actor: Actor): Promise<readonly Indicator[]> {
  const { rows } = await tx.query<{ resource: unknown }>(
    `SELECT body -> 'resource' AS resource FROM visitt.record
     WHERE kind = 'content' AND body ->> 'type' = 'indicator' AND body ->> 'status' = 'active' AND scope = ANY ($1)`,
    [actor.scopes.read],
  );
  return rows.flatMap(({ resource }) => {
    const parsed = indicator.safeParse(resource);
    return parsed.success ? [parsed.data] : [];
  });
}

async function loadUnits(tx: Transaction, actor: Actor): Promise<readonly Unit[]> {
  const { rows } = await tx.query<Unit>(
    `SELECT id, body ->> 'name' AS name FROM visitt.record WHERE kind = 'unit' AND 'unit:' || id = ANY ($1)`,
    [actor.scopes.read],
  );
  return rows;
}

async function loadCounted(tx: Transaction, unitId: string) {
  const kinds: readonly RecordKind[] = ['person', 'servicePeriod', 'response', 'exemption'];
  const { rows } = await tx.query<{ id: string; kind: RecordKind; body: object }>(
    'SELECT id, kind, body FROM visitt.record WHERE scope = $1 AND kind = ANY ($2)',
    [unitScope(unitId), kinds],
  );
  const of = <K extends RecordKind>(kind: K): readonly (RecordBody<K> & { readonly id: string })[] =>
    rows.filter((row) => row.kind === kind).map(({ id, body }) => ({ ...(body as RecordBody<K>), id }));
  return {
    persons: of('person'),
    periods: of('servicePeriod'),
    responses: of('response'),
    exemptions: of('exemption'),
  };
}

const states = ['assessed', 'notAssessed', 'notRelevant', 'missing', 'atRisk', 'withPlan'] as const;

function toReport(
  rule: Indicator,
  unit: Unit,
  counted: NutritionIndicator,
  today: Day,
  now: Date,
): ServedResource {
  return {
    resourceType: 'MeasureReport',
    id: `${rule.url.split('/').at(-1)}.${unit.id}`,
    status: 'complete',
    type: 'summary',
    measure: `${rule.url}|${rule.version}`,
    date: now.toISOString(),
    reporter: {
      display: unit.name,
      identifier: { system: 'https://visitt.example/fhir/unit', value: unit.id },
    },
    period: { start: addMonths(today, -rule.windowMonths), end: today },
    group: [
      {
        population: states.map((state) => ({
          code: {
            coding: [{ system: 'https://visitt.example/fhir/CodeSystem/indicator-state', code: state }],
          },
          count: counted[state].length,
        })),
      },
    ],
  };
}
