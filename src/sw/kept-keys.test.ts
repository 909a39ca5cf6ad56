import { describe, expect, it } from 'vitest';
import { createKeptKeys } from './kept-keys.ts';

const key = new Uint8Array([1, 2, 3]);

function setUp() {
  let time = 1_000;
  const keys = createKeptKeys(() => time);
  const ask = (staffId: string): Uint8Array | null => {
    let answered: Uint8Array | null = null;
    keys.take({ type: 'askKey', staffId }, (found) => {
      answered = found;
    });
    return answered;
  };
  return { keys, ask, pass: (milliseconds: number) => void (time += milliseconds) };
}

describe('a key kept over a reload', () => {
  it('VLT20 is given to the same person while it is fresh, and to nobody else', () => {
    const { keys, ask } = setUp();
    keys.take({ type: 'keepKey', staffId: 'kari', key, until: 2_000 }, () => {});
    expect(ask('kari')).toEqual(key);
    expect(ask('ola')).toBeNull();
  });

  it('VLT20 is gone when its time is over, and when the app is locked', () => {
    const { keys, ask, pass } = setUp();
    keys.take({ type: 'keepKey', staffId: 'kari', key, until: 2_000 }, () => {});
    pass(1_001);
    expect(ask('kari')).toBeNull();
    keys.take({ type: 'keepKey', staffId: 'kari', key, until: 9_000 }, () => {});
    keys.take({ type: 'dropKey' }, () => {});
    expect(ask('kari')).toBeNull();
  });

  it('takes no notice of other messages', () => {
    const { keys, ask } = setUp();
    for (const data of [null, 'visitt', { type: 'SKIP_WAITING' }, { type: 'keepKey' }])
      keys.take(data, () => {});
    expect(ask('kari')).toBeNull();
  });
});
