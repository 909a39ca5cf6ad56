import { countLearning } from '#domain/learning-report/count-learning.ts';
import { isIn } from '#domain/learning-report/learning-figures.ts';
import { hideNational, type NationalRow } from '#domain/learning-report/national-figures.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { NationalReport } from '#protocol/learning-report.ts';
import type { Transaction } from '../db/transaction.ts';
import { toPeriod } from './build-report.ts';
import type { LearningOverseer } from './learning-overseer.ts';
import { loadEnrolments } from './load-enrolments.ts';
import { loadSeminars } from './load-seminars.ts';
import { toNamedProgrammes } from './named-programmes.ts';

/** For seminars of several programmes at once, which no perm's row can hold. */
const several = '';

/** One calendar year of the municipality, in the shape of the national report and without small numbers (SML6). */
export async function buildNational(
  tx: Transaction,
  { units }: LearningOverseer,
  year: string,
  now: Date,
): Promise<NationalReport> {
  const today = osloDay(now.toISOString());
  const period = toPeriod({ from: year, to: year });
  const [loaded, { seminars, attended }] = await Promise.all([
    loadEnrolments(tx, period.to < today ? period.to : today, today, 'all'),
    loadSeminars(tx, null, period),
  ]);
  const { byProgramme } = countLearning(loaded.enrolments, period, today);
  const held = new Map(
    [...seminars].flatMap(([id, { status, startsAt, programme }]) =>
      status === 'held' && isIn(period, osloDay(startsAt)) ? [[id, programme ?? several] as const] : [],
    ),
  );
  const present = new Map<string, { participants: number; streamed: number; seminars: number }>();
  const of = (programme: string) => {
    const known = present.get(programme) ?? { participants: 0, streamed: 0, seminars: 0 };
    present.set(programme, known);
    return known;
  };
  for (const programme of held.values()) of(programme).seminars += 1;
  for (const mine of attended.values()) {
    for (const [id, place] of mine) {
      const programme = held.get(id);
      if (programme === undefined) continue;
      of(programme).participants += 1;
      if (place === 'stream') of(programme).streamed += 1;
    }
  }
  const urls = [...new Set([...byProgramme.keys(), ...present.keys()])].toSorted();
  const rows = urls.map((key): NationalRow<string> => {
    const figures = byProgramme.get(key);
    const seats = present.get(key);
    return {
      key,
      seminars: seats?.seminars ?? 0,
      counts: {
        participants: seats?.participants ?? 0,
        streamed: seats?.streamed ?? 0,
        started: figures?.started ?? 0,
        active: (figures?.active ?? 0) + (figures?.paused ?? 0),
        completed: figures?.completed ?? 0,
        stopped: figures?.stopped ?? 0,
      },
    };
  });
  const shown = hideNational(rows);
  const named = new Map(
    toNamedProgrammes(loaded.programmes, [
      ...urls.map((url) => ({ programme: url, canonical: url })),
      ...loaded.enrolments,
    ]).map((programme) => [programme.url, programme]),
  );
  return {
    year,
    municipality: units.find(({ parentId }) => parentId === null)?.name ?? '',
    total: Object.assign({ seminars: shown.total.seminars }, shown.total.counts),
    byProgramme: shown.rows.map(({ key, seminars: count, counts }) =>
      Object.assign({ programme: (key && named.get(key)) || null, seminars: count }, counts),
    ),
  };
}
