import { useDeviceState } from '../device/use-device.ts';
import { useLoaded } from './use-loaded.ts';

const load = () => import('../journal/loss-notice.tsx');

/** Says that the browser has lost something, in a chunk that hardly anybody ever needs. */
export function LazyLoss() {
  const loss = useDeviceState()?.loss;
  const notice = useLoaded(load, !!loss);
  return loss && notice ? <notice.LossNotice loss={loss} /> : null;
}
