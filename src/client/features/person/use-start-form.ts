import { useRouter } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import { startResponse } from '../../content/start-response.ts';
import { useStore } from '../../device/use-device.ts';

/** Starts a form for a person and opens it once the draft lies on the device. */
export function useStartForm(person: Kept<'person'>, visitId: string | null) {
  const store = useStore();
  const router = useRouter();
  const [isStarting, setStarting] = useState(false);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  // A store that fails is shown by the error boundary.
  if (problem) throw problem.cause;
  const start = async (questionnaire: string) => {
    if (isStarting) return;
    setStarting(true);
    try {
      const { unitId } = person.body;
      const id = await startResponse(store, { questionnaire, personId: person.id, unitId, visitId });
      await router.navigate({ to: addresses.form(id) });
    } catch (cause) {
      setProblem({ cause });
    }
  };
  return { start: (questionnaire: string) => void start(questionnaire), isStarting };
}
