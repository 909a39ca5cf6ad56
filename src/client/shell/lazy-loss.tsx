import { useEffect, useState } from 'preact/hooks';
import { useDeviceState } from '../device/use-device.ts';

const load = () => import('../journal/loss-notice.tsx');

/** Says that the browser has lost something, in a chunk that hardly anybody ever needs. */
export function LazyLoss() {
  const loss = useDeviceState()?.loss ?? null;
  const [notice, setNotice] = useState<Awaited<ReturnType<typeof load>>>();
  const isNeeded = loss !== null;
  useEffect(() => {
    if (isNeeded) void load().then((loaded) => setNotice(() => loaded));
  }, [isNeeded]);
  return loss && notice ? <notice.LossNotice loss={loss} /> : null;
}
