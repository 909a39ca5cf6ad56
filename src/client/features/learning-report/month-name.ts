import { toFormats } from '../../text/formats.ts';
import type { Language } from '../../text/language.ts';

/** `2026-11` as `nov. 2026`: the day without its date. */
export function toMonthName(month: string, language: Language): string {
  const first = toFormats(language).dayFull(`${month}-01`);
  return first.replace(/^1\.?\s/, '');
}
