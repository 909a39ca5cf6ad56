import { useEffect, useState } from 'preact/hooks';

const now = (): string => new Date().toISOString();

/** The instant (ISO 8601), brought up each minute and when the phone is taken up again. */
export function useNow(): string {
  const [instant, setInstant] = useState(now);
  useEffect(() => {
    const look = () => setInstant(now());
    const timer = setInterval(look, 60_000);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return instant;
}
