import { learningReport as en } from '../en/learning-report.ts';
import type { Language } from '../language.ts';
import { learningReport as nb } from '../nb/learning-report.ts';
import { learningReport as nn } from '../nn/learning-report.ts';

export type LearningReportText = typeof nb;

const texts = { nb, nn, en };

/** Words of `/laering/rapport` alone: they come with its screen. */
export const learningReportText = (language: Language): LearningReportText => texts[language];
