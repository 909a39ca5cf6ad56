import { useEffect, useRef, useState } from 'preact/hooks';
import { useDevice } from '../device/use-device.ts';

type About = { readonly personId: string | null; readonly unitId: string };

/** Roles that open persons; one in the very unit is the daily work, one in a unit above it is not. */
const caring: ReadonlySet<string> = new Set(['nurse', 'assistant', 'preventiveVisitor', 'leader']);

/**
 * Whether to ask why before this is shown: it is about a person in a unit where the user has no role of her own. Asked
 * once a person, until the app is locked; the answer goes with all that is logged about that person until then.
 */
export function useReasonGate(about: About | null | undefined): {
  readonly isAsking: boolean;
  readonly give: (reason: string) => void;
} {
  const { session, store } = useDevice();
  const [, setGiven] = useState('');
  const personId = about?.personId ?? null;
  const isOwn = session.roles.some(({ role, unitId }) => unitId === about?.unitId && caring.has(role));
  const isAsking = personId !== null && !isOwn && store.accessReasons.of(personId) === null;
  const wasAsking = useRef(isAsking);
  // Another view at the same address starts at its heading, as another page does.
  useEffect(() => {
    if (wasAsking.current && !isAsking) document.querySelector<HTMLElement>('main h1')?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  return {
    isAsking,
    give: (reason) => {
      if (personId === null) return;
      store.accessReasons.put(personId, reason);
      setGiven(`${personId} ${reason}`);
    },
  };
}
