import { useEffect, useState } from 'preact/hooks';

const now = (): string => new Date().toISOString();

/** The instant, each second while a clock runs on the screen and at once when the phone is taken up again. */
export function useSeconds(isRunning: boolean): string {
  const [instant, setInstant] = useState(now);
  useEffect(() => {
    const look = () => setInstant(now());
    look();
    const timer = isRunning ? setInterval(look, 1000) : undefined;
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [isRunning]);
  return instant;
}

/** `4.07` minutes and seconds, as on a wall: `4:07`. */
export const toClockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
