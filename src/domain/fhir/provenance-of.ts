import type { Questionnaire } from './types.ts';
import { visittExtensions } from './visitt-extensions.ts';

export type FormProvenance = {
  readonly source: string | null;
  readonly rights: string | null;
  /** Null until a municipality has approved it; the app says so. */
  readonly approvedBy: string | null;
};

/** Where a form comes from and who answers for it; forms from elsewhere may say nothing. */
export function provenanceOf({ extension = [], copyright, publisher }: Questionnaire): FormProvenance {
  const lineOf = (wanted: string): string | null =>
    extension.find(({ url }) => url === wanted)?.valueString?.trim() || null;
  return {
    source: lineOf(visittExtensions.source) ?? publisher ?? null,
    rights: copyright ?? null,
    approvedBy: lineOf(visittExtensions.approvedBy),
  };
}
