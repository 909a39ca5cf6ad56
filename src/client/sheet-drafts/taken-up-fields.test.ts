import { describe, expect, it } from 'vitest';
import { takenUp } from './taken-up-fields.ts';

const start = { words: '', day: '2026-11-22' };

describe('VLT45 what was written in a sheet before', () => {
  it('is what differs from how the sheet begins', () => {
    expect(takenUp(start, { words: 'Sov da jeg kom', day: '2026-11-22' })).toEqual({
      words: 'Sov da jeg kom',
      day: '2026-11-22',
    });
    expect(takenUp(start, { words: '', day: '2026-11-22' })).toBeNull();
    expect(takenUp(start, undefined)).toBeNull();
    expect(takenUp(start, null)).toBeNull();
  });

  it('is read as an older app wrote it: fields it did not have begin as they do, others are left out', () => {
    expect(takenUp(start, { words: 'Reist', gone: 'x', day: 7 })).toEqual({
      words: 'Reist',
      day: '2026-11-22',
    });
  });
});
