import { useMemo } from 'preact/hooks';
import { toProgrammes, type Programmes } from '#protocol/programmes.ts';
import { useHeaders } from '../device/use-device.ts';

/** The programmes on this device, undefined until they have been read. No form is opened for it. */
export function useProgrammes(): Programmes | undefined {
  const contents = useHeaders('content');
  return useMemo(() => contents && toProgrammes(contents.map(({ body }) => body)), [contents]);
}
