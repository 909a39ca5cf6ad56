import type { Kept } from '#store/device-store.ts';

/** Nobody has ended or dropped it; a pause is no end. */
export const isUnderWay = ({ body }: Kept<'round'>): boolean =>
  body.status === undefined || body.status === 'open' || body.status === 'paused';
