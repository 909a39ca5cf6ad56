import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { WaitingUpdate } from '../device/register-service-worker.ts';
import { UpdateContext } from './use-update.ts';

type Props = {
  readonly register: (offered: (update: WaitingUpdate) => void) => Promise<void>;
  readonly children: ComponentChildren;
};

export function UpdateProvider({ register, children }: Props) {
  const [update, setUpdate] = useState<WaitingUpdate | null>(null);
  useEffect(() => {
    void register(setUpdate);
  }, [register]);
  return <UpdateContext.Provider value={update}>{children}</UpdateContext.Provider>;
}
