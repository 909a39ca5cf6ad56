import { useState } from 'preact/hooks';
import type { Json } from '#domain/fhir/json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { toVisitPatch } from '#domain/visits/visit.ts';
import type { VisitStep } from '#domain/visits/visit-steps.ts';
import type { Kept } from '#store/device-store.ts';
import { useStore } from '../../device/use-device.ts';

/**
 * Writes what happens to a visit. A step that may no longer be taken writes nothing: the screen shows by then why. A
 * store that does not take it is shown by the error boundary.
 */
export function useSteps(visit: Kept<'visit'>) {
  const store = useStore();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const write = (operations: readonly OperationBody[]): Promise<void> =>
    store
      .write(operations, { grouped: operations.length > 1 })
      .catch((cause: unknown) => setProblem({ cause }));
  const set = async (fields: { readonly [field: string]: Json }): Promise<void> => {
    if (Object.keys(fields).length > 0) await write([toVisitPatch(visit, fields)]);
  };
  const take = (step: VisitStep): void => {
    if (step.ok) void set(step.fields);
  };
  return { write, set, take };
}
