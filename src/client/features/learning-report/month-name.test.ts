import { describe, expect, it } from 'vitest';
import { toMonthName } from './month-name.ts';

describe('a month', () => {
  it.each([
    ['nb', 'nov. 2026'],
    ['nn', 'nov. 2026'],
    ['en', 'Nov 2026'],
  ] as const)('has its name in %s', (language, name) => {
    expect(toMonthName('2026-11', language)).toBe(name);
  });
});
