import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPresence } from './watch-presence.ts';

const minute = 60_000;
const idleMinutes = 15;

/** The page as far as presence goes: something to touch, and whether it is in sight. */
function createPage() {
  const touched = new EventTarget();
  vi.stubGlobal('addEventListener', touched.addEventListener.bind(touched));
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  return { touch: () => touched.dispatchEvent(new Event('pointerdown')) };
}

function createWatched(isUnattended: boolean) {
  const page = createPage();
  const gone = vi.fn<(why: 'hidden' | 'idle') => void>();
  const stop = watchPresence({ idleMinutes: () => idleMinutes, isUnattended: () => isUnattended, gone });
  return { ...page, gone, stop };
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('presence', () => {
  it('VLT21 ends after the minutes untouched, and not before', () => {
    const { touch, gone, stop } = createWatched(false);
    vi.advanceTimersByTime(10 * minute);
    touch();
    vi.advanceTimersByTime((idleMinutes - 1) * minute);
    expect(gone).not.toHaveBeenCalled();
    vi.advanceTimersByTime(minute);
    expect(gone).toHaveBeenLastCalledWith('idle');
    stop();
  });

  it('VLT47 what is for a whole room stands there untouched, and the next touch finds nobody present', () => {
    const { touch, gone, stop } = createWatched(true);
    vi.advanceTimersByTime(3 * 60 * minute);
    expect(gone).not.toHaveBeenCalled();
    touch();
    expect(gone).toHaveBeenLastCalledWith('idle');
    stop();
  });

  it('VLT47 not for longer than a day’s work', () => {
    const { gone, stop } = createWatched(true);
    vi.advanceTimersByTime(12 * 60 * minute);
    expect(gone).toHaveBeenLastCalledWith('idle');
    stop();
  });
});
