import type { QuestionnaireItem } from '../../fhir/types.ts';
import { findExtension } from './find-extension.ts';

const readControls: ReadonlySet<string> = new Set([
  'help',
  'flyover',
  'inline',
  'highlight',
  'sidebar',
  'header',
  'footer',
]);

/** Helsenorge's builder writes help and other words to read as questions of type text, told by their control. */
export function isReadText(item: QuestionnaireItem): boolean {
  if (item.type !== 'text' && item.type !== 'string') return false;
  const codings = findExtension(item, 'itemControl')?.valueCodeableConcept?.coding ?? [];
  return codings.some(({ code }) => readControls.has(code?.toLowerCase() ?? ''));
}
