import { useEffect, useRef } from 'preact/hooks';

/**
 * Runs work once the finger or mouse that is down has been lifted, and at once when none is: what comes between a press
 * and its release would move what was pressed, and the tap would miss.
 */
export function useAfterTap(): (work: () => void) => void {
  const isDown = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    const press = () => {
      isDown.current = true;
    };
    const lift = () => {
      isDown.current = false;
      const works = waiting.current;
      waiting.current = [];
      // After the click that belongs to it.
      if (works.length > 0) setTimeout(() => works.forEach((work) => work()));
    };
    addEventListener('pointerdown', press, true);
    addEventListener('pointerup', lift, true);
    addEventListener('pointercancel', lift, true);
    return () => {
      removeEventListener('pointerdown', press, true);
      removeEventListener('pointerup', lift, true);
      removeEventListener('pointercancel', lift, true);
    };
  }, []);
  return (work) => {
    if (isDown.current) waiting.current.push(work);
    else work();
  };
}
