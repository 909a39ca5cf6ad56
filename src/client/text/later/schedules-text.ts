import { schedules as en } from '../en/schedules.ts';
import type { Language } from '../language.ts';
import { schedules as nb } from '../nb/schedules.ts';
import { schedules as nn } from '../nn/schedules.ts';

export type SchedulesText = typeof nb;

const texts = { nb, nn, en };

/** Words of `/innhold/frister` and of the link to it. */
export const schedulesText = (language: Language): SchedulesText => texts[language];
