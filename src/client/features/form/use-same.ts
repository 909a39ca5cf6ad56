import { useRef } from 'preact/hooks';

/**
 * The same object as long as it says the same: what is read from the store again is a new object each time, and a
 * form opened anew would take the focus out of the field.
 */
export function useSame<Value>(value: Value): Value {
  const kept = useRef(value);
  if (kept.current !== value && JSON.stringify(kept.current) !== JSON.stringify(value)) kept.current = value;
  return kept.current;
}
