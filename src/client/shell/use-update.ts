import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { WaitingUpdate } from '../device/register-service-worker.ts';

/** A newer version that lies ready, null when there is none. */
export const UpdateContext = createContext<WaitingUpdate | null>(null);

export const useUpdate = (): WaitingUpdate | null => useContext(UpdateContext);
