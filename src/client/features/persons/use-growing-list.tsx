import { useEffect, useRef, useState } from 'preact/hooks';

/** What fills a phone's screen and a little more: it is what a key waits for. The rest comes before she gets there. */
const first = 18;
const step = 24;

/**
 * The first of a long list, and more as its end comes near; back to the first when `key` changes. `end` is drawn after
 * the list. Keeps typing quick with thousands of persons without taking rows out of reach of the browser's own search
 * once they have been scrolled to.
 */
export function useGrowingList<T>(all: readonly T[], key: string) {
  const [grown, setGrown] = useState({ key, count: first });
  const count = grown.key === key ? grown.count : first;
  const end = useRef<HTMLDivElement>(null);
  const isMore = count < all.length;
  useEffect(() => {
    const element = end.current;
    if (!element || !isMore) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setGrown({ key, count: count + step });
      },
      { rootMargin: '500px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [key, count, isMore]);
  return { shown: all.slice(0, count), end: isMore ? <div ref={end} /> : null };
}
