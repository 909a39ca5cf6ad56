import { useRef, useState } from 'preact/hooks';

/** What is wrong with a form one writes in, and the way to the first of it when somebody wants to store it all the same. */
export function useFaults<Fault extends string>(
  /** Where to go when no field is wrong and something else is in the way. */
  elsewhere: string,
) {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const root = useRef<HTMLFormElement>(null);
  /** Whether it can be stored. `isHeld`: it cannot, for another reason than a field. */
  const check = (found: readonly Fault[], isHeld = false): boolean => {
    setFaults(found);
    if (found.length === 0 && !isHeld) return true;
    // Once what is wrong stands at its field.
    requestAnimationFrame(() =>
      root.current?.querySelector<HTMLElement>(`[aria-invalid="true"], ${elsewhere}`)?.focus(),
    );
    return false;
  };
  return { faults, root, check };
}
