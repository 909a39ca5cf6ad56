import { describe, expect, it } from 'vitest';
import { standingKey, toSeminarKeyId } from './seminar-key.ts';

const [one, other] = ['5a000001-0000-4000-8000-000000000000', '5a000002-0000-4000-8000-000000000000'];
const key = (id: string, seminarId = one) => ({ id, body: { seminarId } });

describe('the key of a seminar', () => {
  it('SEM8 has an id that follows from the seminar', () => {
    expect(toSeminarKeyId(one)).toBe(toSeminarKeyId(one));
    expect(toSeminarKeyId(one)).not.toBe(toSeminarKeyId(other));
    expect(toSeminarKeyId(one)).not.toBe(one);
  });

  it('SEM8 is the only one, and where an earlier app made it under an id by chance, that one', () => {
    const derived = key(toSeminarKeyId(one));
    expect(standingKey([key('b', other), derived], one)).toBe(derived);
    expect(standingKey([derived, key('b'), key('a')], one)?.id).toBe('a');
    expect(standingKey([key('b', other)], one)).toBeUndefined();
  });
});
