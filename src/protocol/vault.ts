import * as z from 'zod/mini';

/**
 * `GET /vault/key`: 32 bytes, base64, that wrap this person's data key on this device. The server never sees the data
 * key, and what it wraps never leaves the device: each is useless alone. Only just after a log-in; later 403 `logInAgain`.
 */
export const vaultKey = z.object({ key: z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/)) });
export type VaultKey = z.infer<typeof vaultKey>;
