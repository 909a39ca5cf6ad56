import { useEffect, useRef, useState } from 'preact/hooks';
import { useStore } from '../device/use-device.ts';
import { type Fields, takenUp } from './taken-up-fields.ts';

export type SheetDraft<F extends Fields> = {
  /** For `WriteOptions.endsSheet`: what is saved ends the draft. */
  readonly id: string;
  readonly fields: F;
  /** False until it is known what was written here before: nothing is to be typed until then. */
  readonly isReady: boolean;
  /** Something was written here, not saved, and stands here again. */
  readonly isTakenUp: boolean;
  readonly change: (fields: Partial<F>) => void;
  /** Begins afresh. */
  readonly restart: () => void;
  /** It is saved, or not wanted: nothing of it stays. */
  readonly end: () => void;
};

type Of = {
  /** Which sheet, and of what: `weight:<person id>`. */
  readonly id: string;
  /** The record it is about; empty when it is about none. */
  readonly about: string;
};

/**
 * What is typed in a sheet, on the device from the first letter: a reload, a locked phone and a crash cost nothing.
 * Closed without a word it stays; `end` takes it away.
 */
export function useSheetDraft<F extends Fields>({ id, about }: Of, start: F): SheetDraft<F> {
  const { sheets } = useStore();
  const [begun] = useState(start);
  const [fields, setFields] = useState<F>();
  const [isTakenUp, setTakenUp] = useState(false);
  const latest = useRef(begun);
  const isTouched = useRef(false);
  const show = (now: F) => {
    latest.current = now;
    setFields(now);
  };
  useEffect(() => {
    let isGone = false;
    const begin = (stored: unknown) => {
      // Who has begun to write again does not get it changed under her hands.
      if (isGone || isTouched.current) return;
      const taken = takenUp(begun, stored);
      setTakenUp(taken !== null);
      show(taken ?? begun);
    };
    // What cannot be read is not in the way of writing it once more.
    sheets.read(id).then(begin, () => begin(undefined));
    return () => {
      isGone = true;
    };
  }, [id]);
  // The words stand in the sheet all the same, and saving says what is wrong with the device.
  const quietly = (work: Promise<void>) => void work.catch(() => {});
  return {
    id,
    fields: fields ?? begun,
    isReady: fields !== undefined,
    isTakenUp,
    change: (changed) => {
      isTouched.current = true;
      const now = { ...latest.current, ...changed };
      show(now);
      quietly(takenUp(begun, now) === null ? sheets.drop(id) : sheets.put({ id, about, value: now }));
    },
    restart: () => {
      setTakenUp(false);
      show(begun);
      quietly(sheets.drop(id));
    },
    end: () => {
      setTakenUp(false);
      quietly(sheets.drop(id));
    },
  };
}
