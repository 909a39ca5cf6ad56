import { describe, expect, it } from 'vitest';
import { isSameAnswer, isSameValue, toBareValue } from './same-value.ts';

const coding = (code: string, display: string, system = 'urn:s') => ({
  valueCoding: { system, code, display },
});

describe('isSameValue', () => {
  it('goes by system and code, whatever the words', () => {
    expect(isSameValue(coding('a', 'Ja'), coding('a', 'Yes'))).toBe(true);
    expect(isSameValue(coding('a', 'Ja'), coding('b', 'Ja'))).toBe(false);
    expect(isSameValue(coding('a', 'Ja'), coding('a', 'Ja', 'urn:other'))).toBe(false);
  });

  it('goes by the words when there is no code', () => {
    expect(isSameValue({ valueCoding: { display: 'Ja' } }, { valueCoding: { display: 'Ja' } })).toBe(true);
    expect(isSameValue({ valueCoding: { display: 'Ja' } }, { valueCoding: { display: 'Nei' } })).toBe(false);
  });

  it('does not see instance ids, items below or what an option carries', () => {
    const option = { valueString: 'x', extension: [{ url: 'urn:e' }], initialSelected: true };
    expect(isSameValue(option, { id: '1', valueString: 'x', item: [] } as never)).toBe(true);
    expect(toBareValue(option)).toEqual({ valueString: 'x' });
  });

  it('tells no from unanswered', () => {
    expect(isSameAnswer([{ valueBoolean: false }], [])).toBe(false);
    expect(isSameAnswer([{ valueBoolean: false }], [{ valueBoolean: false }])).toBe(true);
  });
});
