import * as z from 'zod/mini';

const whole = (least: number, most: number) => z.number().check(z.int(), z.gte(least), z.lte(most));

/** What a municipality decides about its devices: one record a tenant, of kind `settings` and id `settings`. */
export const settingsBody = z.object({
  /** False: nothing opens without network, and no PIN or passkey is offered. */
  offlineStorage: z.boolean(),
  /** Hours since the last contact after which a device no longer opens without a log-in. */
  leaseHours: whole(1, 24 * 30),
  /** Days that signed and delivered records stay on a device; null: as long as the server shows them. */
  keptDays: z.nullable(whole(1, 3650)),
  pinLength: whole(4, 12),
  /** Minutes without a touch after which the app locks itself. */
  lockMinutes: whole(1, 120),
});
export type Settings = z.infer<typeof settingsBody>;

export const settingsId = 'settings';

/** Until an administrator has said something else. */
export const defaultSettings: Settings = {
  offlineStorage: true,
  leaseHours: 72,
  keptDays: null,
  pinLength: 6,
  lockMinutes: 15,
};

/** Older stored or foreign settings count as none. */
export function parseSettings(value: unknown): Settings {
  const parsed = settingsBody.safeParse(value);
  return parsed.success ? parsed.data : defaultSettings;
}
