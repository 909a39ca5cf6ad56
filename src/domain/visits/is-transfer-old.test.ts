import { describe, expect, it } from 'vitest';
import { isTransferOld } from './is-transfer-old.ts';

const [ten, eleven, noon, one] = ['10', '11', '12', '13'].map((hour) => `2026-11-22T${hour}:00:00Z`);
const signed = (signedAt: string | undefined) => ({ status: 'signed', signedAt });

describe('HV17 what was transferred to the journal', () => {
  it('is old when the form is another than it was made from, whatever the clocks say', () => {
    const transfer = { at: noon ?? '', of: { signedAt: ten ?? '' } };
    expect(isTransferOld(transfer, signed(ten))).toBe(false);
    // Corrected without network before it was transferred elsewhere, and delivered afterwards.
    expect(isTransferOld(transfer, signed(eleven))).toBe(true);
    expect(isTransferOld(transfer, signed(one))).toBe(true);
    expect(isTransferOld(transfer, { status: 'voided', signedAt: ten })).toBe(true);
  });

  it('is known by the clock alone where nobody noted what it was made from', () => {
    const transfer = { at: noon ?? '' };
    expect(isTransferOld(transfer, signed(eleven))).toBe(false);
    expect(isTransferOld(transfer, signed(one))).toBe(true);
    expect(isTransferOld(transfer, signed(undefined))).toBe(false);
    expect(isTransferOld(transfer, { status: 'voided', signedAt: ten, voidedAt: one })).toBe(true);
    expect(isTransferOld(transfer, { status: 'voided', signedAt: ten, voidedAt: eleven })).toBe(false);
  });
});
