import { describe, expect, it } from 'vitest';
import { ledUnit } from './led-unit.ts';

const units = [
  { id: 'kommune', parentId: null },
  { id: 'hjem', parentId: 'kommune' },
  { id: 'fjord', parentId: 'hjem' },
  { id: 'fjell', parentId: 'hjem' },
];
const leads = (...unitIds: readonly string[]) => unitIds.map((unitId) => ({ role: 'leader', unitId }));

describe('the unit a leader’s whole list is asked for', () => {
  it('is the one that covers all she leads', () => {
    expect(ledUnit(leads('hjem'), units)).toBe('hjem');
    expect(ledUnit(leads('fjord', 'hjem'), units)).toBe('hjem');
  });

  it('is none where no one of them covers the others, or she leads none', () => {
    expect(ledUnit(leads('fjord', 'fjell'), units)).toBeNull();
    expect(ledUnit([{ role: 'professionalLead', unitId: 'kommune' }], units)).toBeNull();
    expect(ledUnit(leads('gone'), units)).toBeNull();
  });
});
