import { describe, expect, it } from 'vitest';
import { isSimplePin } from './is-simple-pin.ts';

describe('a PIN that is too easy', () => {
  it.each(['000000', '123456', '987654', '121212', '1111', '4321'])('VLT10 %s is refused', (pin) => {
    expect(isSimplePin(pin)).toBe(true);
  });
  it.each(['135790', '246813', '1379', '1212', '908172'])('VLT10 %s is taken', (pin) => {
    expect(isSimplePin(pin)).toBe(false);
  });
});
