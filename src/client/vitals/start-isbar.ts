import type { Isbar } from '#domain/vitals/to-isbar.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';
import { startResponse } from '../content/start-response.ts';

/** linkId of the hidden item that names the record an ISBAR was made from. */
export const madeFromItem = 'gjelder';

/**
 * Puts a draft of ISBAR with what has been recorded on the device and returns its id. Everything in it can be changed
 * before it is read. Rejects with a `StorageError`.
 */
export function startIsbar(
  store: DeviceStore,
  questionnaire: string,
  news: Kept<'response'>,
  isbar: Isbar,
): Promise<string> {
  const { personId, unitId, visitId = null } = news.body;
  const parts = (['i', 's', 'b', 'a', 'r'] as const).filter((part) => isbar[part] !== '');
  return startResponse(store, {
    questionnaire,
    personId,
    unitId,
    visitId,
    fill: (empty) => ({
      ...empty,
      item: [
        ...parts.map((part) => ({ linkId: `isbar-${part}`, answer: [{ valueString: isbar[part] }] })),
        { linkId: madeFromItem, answer: [{ valueString: news.id }] },
      ],
    }),
  });
}
