import type { Kept } from '#store/device-store.ts';

/** A colleague's name; an id nobody here knows is no name to show. */
export const staffName = (staff: readonly Kept<'staff'>[], id: string | null): string =>
  staff.find((one) => one.id === id)?.body.name ?? '–';
