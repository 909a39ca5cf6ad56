import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const colours = (file: string): ReadonlyMap<string, string> =>
  new Map(
    [
      ...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(
        /--ds-color-([a-z-]+): (#[0-9a-f]{6})/g,
      ),
    ].map(([, name = '', value = '']) => [name, value]),
  );

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2: from 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const names = ['neutral', 'accent', 'success', 'warning', 'danger', 'info'] as const;

describe.each([
  ['light', colours('./colours-light.css')],
  ['dark', colours('./colours-dark.css')],
])('contrast in the %s theme', (_, theme) => {
  const of = (name: string): string => theme.get(name) ?? '#000000';

  it.each(names)('%s: text holds 7:1 on the page and on its own surfaces', (name) => {
    for (const text of [of(`${name}-text-subtle`), of(`${name}-text-default`)]) {
      for (const ground of [
        of('neutral-background-default'),
        of('neutral-background-tinted'),
        of('neutral-surface-default'),
        of(`${name}-surface-tinted`),
      ]) {
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(7);
      }
    }
    expect(contrast(of(`${name}-text-default`), of(`${name}-surface-active`))).toBeGreaterThanOrEqual(7);
  });

  it.each(names)('%s: a button can be read, and its edge and every border seen', (name) => {
    expect(contrast(of(`${name}-base-contrast-default`), of(`${name}-base-default`))).toBeGreaterThanOrEqual(
      7,
    );
    expect(contrast(of(`${name}-border-default`), of('neutral-background-default'))).toBeGreaterThanOrEqual(
      3,
    );
    expect(contrast(of(`${name}-border-default`), of(`${name}-surface-tinted`))).toBeGreaterThanOrEqual(3);
  });
});
