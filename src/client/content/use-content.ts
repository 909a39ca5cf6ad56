import { useMemo } from 'preact/hooks';
import { useKind } from '../device/use-device.ts';
import { toDeviceContent, type DeviceContent } from './device-content.ts';

/** Forms, schedules and indicators on this device, undefined until they have been read. */
export function useContent(): DeviceContent | undefined {
  const records = useKind('content');
  return useMemo(() => records && toDeviceContent(records), [records]);
}
