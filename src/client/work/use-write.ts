import { useState } from 'preact/hooks';
import type { OperationBody } from '#domain/merge/operation.ts';
import { useStore } from '../device/use-device.ts';

/** Writes what a sheet decided. `failed` is true until it is tried again: what was typed stands where it was. */
export function useWrite(): {
  /** `endsSheet`: the half-written sheet that this is the end of. */
  readonly write: (
    operations: OperationBody | readonly OperationBody[],
    done: () => void,
    endsSheet?: string,
  ) => Promise<void>;
  readonly isBusy: boolean;
  readonly failed: boolean;
} {
  const store = useStore();
  const [state, setState] = useState<'still' | 'busy' | 'failed'>('still');
  const write = async (
    operations: OperationBody | readonly OperationBody[],
    done: () => void,
    endsSheet?: string,
  ): Promise<void> => {
    if (state === 'busy') return;
    setState('busy');
    try {
      await store.write(
        Array.isArray(operations) ? operations : [operations],
        endsSheet === undefined ? {} : { endsSheet },
      );
    } catch {
      setState('failed');
      return;
    }
    setState('still');
    done();
  };
  return { write, isBusy: state === 'busy', failed: state === 'failed' };
}
