import { certificate as en } from '../en/certificate.ts';
import type { Language } from '../language.ts';
import { certificate as nb } from '../nb/certificate.ts';
import { certificate as nn } from '../nn/certificate.ts';

export type CertificateText = typeof nb;

const texts = { nb, nn, en };

/** Words of `/laering/bevis` alone: they come with its screen. */
export const certificateText = (language: Language): CertificateText => texts[language];
