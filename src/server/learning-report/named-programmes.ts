import type { LearningReport } from '#protocol/learning-report.ts';
import type { Programmes } from '#protocol/programmes.ts';
import type { LoadedEnrolment } from './load-enrolments.ts';

type Named = LearningReport['programmes'][number];

/** The programmes of these enrolments with their titles, by url; one nobody knows any longer is called by its url. */
export function toNamedProgrammes(
  programmes: Programmes,
  enrolments: readonly Pick<LoadedEnrolment, 'programme' | 'canonical'>[],
): Named[] {
  const canonicals = new Map(enrolments.map(({ programme, canonical }) => [programme, canonical]));
  return [...canonicals]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([url, canonical]) => ({
      url,
      title: programmes.of(canonical)?.title ?? { nb: url, nn: url },
    }));
}
