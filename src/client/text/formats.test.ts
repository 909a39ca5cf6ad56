import { describe, expect, it } from 'vitest';
import { toFormats } from './formats.ts';

const nb = toFormats('nb');
const nn = toFormats('nn');
const en = toFormats('en');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('numbers, days and times', () => {
  it.each([
    [nb.weight(62_300), '62,3 kg'],
    [nb.weight(62_349), '62,3 kg'],
    [en.weight(62_300), '62.3 kg'],
    [nb.height(1650), '165 cm'],
    [nb.height(1655), '165,5 cm'],
    [nb.percentChange(-0.041), '−4,1 %'],
    [nb.percentChange(0.041), '+4,1 %'],
    [nb.percentChange(-0.0001), '0,0 %'],
    [nb.percent(0.5), '50 %'],
    [en.percent(0.125, 1), '12.5%'],
    [nb.decimal(1234), '1234'],
    [nb.decimal(10_000), '10 000'],
    [nb.decimal(-3), '−3'],
    [nb.dayFull('2026-11-21'), '21. nov. 2026'],
    [nb.dayFull('2026-05-01'), '1. mai 2026'],
    [nb.dayNear('2026-11-21', '2026-12-31'), '21. nov.'],
    [nb.dayNear('2025-11-21', '2026-12-31'), '21. nov. 2025'],
    [nb.weekdayAndDay('2026-11-21'), 'lørdag 21. november'],
    [nn.weekdayAndDay('2026-11-21'), 'laurdag 21. november'],
    [en.weekdayAndDay('2026-11-21'), 'Saturday 21 November'],
  ])('%s', (written, expected) => {
    expect(plain(written)).toBe(expected);
  });

  it('are those of Norway in winter and summer, whatever zone the phone is in', () => {
    expect(nb.dayAndTime('2026-11-21T13:03:00Z')).toBe('21. nov. 2026 kl. 14.03');
    expect(nb.dayAndTime('2026-07-01T22:30:00Z')).toBe('2. juli 2026 kl. 00.30');
    expect(en.atTime('2026-11-21T13:03:00Z')).toBe('at 14:03');
  });
});
