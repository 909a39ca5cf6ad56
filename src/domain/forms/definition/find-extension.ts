import type { Expression, Extension } from '../../fhir/types.ts';
import { type ExtensionName, extensionUrls } from './extension-urls.ts';

type Extended = { readonly extension?: readonly Extension[] } | undefined;

export function findExtension(element: Extended, name: ExtensionName): Extension | undefined {
  if (!Array.isArray(element?.extension)) return undefined;
  const urls: readonly string[] = extensionUrls[name];
  return element.extension.find(({ url }) => urls.includes(url));
}

export function findExtensions(element: Extended, name: ExtensionName): readonly Extension[] {
  const urls: readonly string[] = extensionUrls[name];
  return Array.isArray(element?.extension) ? element.extension.filter(({ url }) => urls.includes(url)) : [];
}

export const hasOneOf = (element: Extended, urls: ReadonlySet<string>): boolean =>
  Array.isArray(element?.extension) && element.extension.some(({ url }) => urls.has(url));

/** The number in an extension, whichever kind of number it was written as. */
export const numberIn = (extension: Extension | undefined): number | undefined =>
  extension?.valueInteger ?? extension?.valueDecimal ?? unsignedIn(extension);

const unsignedIn = (extension: Extension | undefined): number | undefined => {
  const value =
    (extension as { readonly valuePositiveInt?: unknown; readonly valueUnsignedInt?: unknown } | undefined) ??
    {};
  const number = value.valuePositiveInt ?? value.valueUnsignedInt;
  return typeof number === 'number' ? number : undefined;
};

/** An expression in an extension; Helsenorge's builder writes it as a plain string, older SDC too. */
export function expressionIn(extension: Extension | undefined): Expression | undefined {
  if (extension?.valueExpression) return extension.valueExpression;
  const text = extension?.valueString;
  return text === undefined ? undefined : { language: 'text/fhirpath', expression: text };
}

/** What stands beside a primitive, `_text` or `_valueDate`, by the name of the primitive. */
export function besidePrimitive(element: object, name: string): Extended {
  const beside = (element as Readonly<Record<string, unknown>>)[`_${name}`];
  return typeof beside === 'object' && beside !== null ? beside : undefined;
}

/** `value[x]` of an element, with the name it had. */
export function valueIn(
  element: object | undefined,
): { readonly name: string; readonly value: unknown } | undefined {
  for (const key in element) {
    if (key.startsWith('value') && key.length > 5) {
      return { name: key, value: (element as Readonly<Record<string, unknown>>)[key] };
    }
  }
  return undefined;
}
