import * as z from 'zod/mini';
import { day, instant, name, positive, text, uuid } from './primitives.ts';

/**
 * What has been decided about one person's measurements: one record a person (`vitalsPlanId`), each field a register of
 * its own, so that its stamp says who decided it and when. What it means: `src/domain/vitals/SPEC.md`.
 */
export const vitalsPlanBody = z.object({
  personId: uuid,
  unitId: uuid,
  /** Scale 2 for oxygen saturation: which doctor decided it, on what day, and the last day it holds. */
  scale2: z.optional(z.nullable(z.object({ doctor: name, on: day, until: z.nullable(day) }))),
  /** Measured again every so many minutes, since when; null when nothing has been decided. */
  repeat: z.optional(
    z.nullable(z.object({ everyMinutes: positive.check(z.lte(60 * 24 * 31)), from: instant })),
  ),
  /** What is usual for this very person. */
  usual: z.optional(z.nullable(text(500))),
});

/** Two who make a plan for the same person at the same time make the same one. */
export const vitalsPlanId = (personId: string): string => `vitalsPlan|${personId}`;
