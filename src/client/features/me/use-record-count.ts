import { useEffect, useState } from 'preact/hooks';
import { useStore } from '../../device/use-device.ts';

/** How many records lay here when the page was opened; undefined while they are counted and when they cannot be. */
export function useRecordCount(): number | undefined {
  const store = useStore();
  const [count, setCount] = useState<number>();
  useEffect(() => {
    store.countRecords().then(setCount, () => {});
  }, [store]);
  return count;
}
