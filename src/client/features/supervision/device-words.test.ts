import { describe, expect, it } from 'vitest';
import { supervisionText } from '../../text/later/supervision-text.ts';
import { deviceName, minutesOff } from './device-words.ts';

describe('a device in a list', () => {
  it('is called by browser and system', () => {
    expect(deviceName({ browser: 'chrome', system: 'android' }, supervisionText('nb'))).toBe(
      'Chrome på Android',
    );
    expect(deviceName({ browser: 'other', system: 'x' }, supervisionText('nn'))).toBe(
      'Nettlesar på ukjent system',
    );
  });

  it.each([
    [null, null],
    [60_000, null],
    [-299_000, null],
    [300_000, 5],
    [-86_400_000, 1440],
  ])('with a clock %s off says %s', (offset, minutes) => {
    expect(minutesOff(offset)).toBe(minutes);
  });
});
