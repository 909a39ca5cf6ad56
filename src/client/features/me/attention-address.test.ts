import { describe, expect, it } from 'vitest';
import { attentionAddress } from './attention-address.ts';

describe('the way to what was refused', () => {
  it('content is found where its own kind is edited', () => {
    expect(attentionAddress('content', 'a|1', 'programme')).toBe('/laering/permer');
    expect(attentionAddress('content', 'a|1', 'schedule')).toBe('/innhold/frister');
    expect(attentionAddress('content', 'a|1', 'questionnaire')).toBe('/innhold');
    expect(attentionAddress('content', 'a|1')).toBe('/innhold');
  });

  it('a form leads to itself, learning to Læring, and what has no screen nowhere', () => {
    expect(attentionAddress('response', 'r 1')).toContain('r%201');
    expect(attentionAddress('enrolment', 'e')).toBe('/laering');
    expect(attentionAddress('settings', 's')).toBeUndefined();
  });
});
