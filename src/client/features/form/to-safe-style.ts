import type { Primitive } from '#domain/fhir/types.ts';
import { findExtension } from './extensions.ts';

/** The few words of a style that can do no harm. Colours and sizes are the app's: they carry contrast and meaning. */
const allowed: { readonly [property: string]: RegExp } = {
  'font-weight': /^(?:bold|bolder|[6-9]00)$/,
  'font-style': /^(?:italic|oblique)$/,
  'text-decoration': /^(?:underline|line-through)$/,
};

/** What rendering-style asks for and may have, as a style attribute; undefined when nothing is left of it. */
export function toSafeStyle(beside: Primitive | undefined): string | undefined {
  if (!beside?.extension) return undefined;
  const asked = findExtension(beside, 'style')?.valueString;
  if (!asked) return undefined;
  const kept = asked.split(';').flatMap((part) => {
    const [property = '', value = ''] = part.split(':', 2).map((word) => word.trim().toLowerCase());
    return Object.hasOwn(allowed, property) && allowed[property]?.test(value) ? `${property}: ${value}` : [];
  });
  return kept.length > 0 ? kept.join('; ') : undefined;
}
