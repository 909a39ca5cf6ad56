import type { EstimateMethod } from './height-estimate.ts';

/** The body of a measurement record fits. */
export type NotedHeight = {
  /** Millimetres. */
  readonly value: number;
  readonly measuredAt: string;
  /** Absent on what was noted before it was asked for: then it was measured or asked for, not worked out. */
  readonly method?: 'measured' | 'reported' | 'estimated' | EstimateMethod | undefined;
};

const rank = (method: NotedHeight['method']): number => {
  switch (method) {
    case 'measured':
      return 0;
    case undefined:
    case 'reported':
      return 1;
    default:
      return 2;
  }
};

/** The height to reckon with: a measured one before a told one before an estimate, and of those the newest. */
export const toKnownHeight = <H extends NotedHeight>(heights: readonly H[]): H | undefined =>
  heights
    .filter(({ value }) => value > 0)
    .toSorted(
      (a, b) => rank(a.method) - rank(b.method) || Date.parse(b.measuredAt) - Date.parse(a.measuredAt),
    )[0];

export const isEstimated = ({ method }: Pick<NotedHeight, 'method'>): boolean => rank(method) === 2;
