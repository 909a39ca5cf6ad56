/** What an authenticator answered: which credential, and 32 bytes that only it can make from the salt. */
export type PasskeyAnswer = { readonly credentialId: Uint8Array; readonly secret: Uint8Array };

type PrfResults = { readonly prf?: { readonly results?: { readonly first?: BufferSource } } };

/** Whether the device itself (a fingerprint, a face, its own lock) can be asked. */
export async function canUsePasskey(): Promise<boolean> {
  const credentials = globalThis.PublicKeyCredential as typeof PublicKeyCredential | undefined;
  if (!credentials) return false;
  try {
    return await credentials.isUserVerifyingPlatformAuthenticatorAvailable();
  } catch {
    return false;
  }
}

/**
 * Makes a passkey on the device and asks its PRF about the salt. It never leaves the device and the server never hears
 * of it: it opens a vault, it is no log-in. Null: declined, or an authenticator without PRF.
 */
export async function createPasskey(
  name: string,
  userId: Uint8Array,
  salt: Uint8Array,
): Promise<PasskeyAnswer | null> {
  try {
    const credential = await navigator.credentials.create({
      publicKey: {
        rp: { name: 'Visitt' },
        user: { id: userId.slice(), name, displayName: name },
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: {
          authenticatorAttachment: 'platform',
          residentKey: 'preferred',
          userVerification: 'required',
        },
        extensions: { prf: { eval: { first: salt.slice() } } },
      },
    });
    if (!(credential instanceof PublicKeyCredential)) return null;
    const credentialId = new Uint8Array(credential.rawId);
    // Some answer at once, some only when they are asked the next time.
    const secret = secretOf(credential);
    return secret ? { credentialId, secret } : await askPasskey(credentialId, salt);
  } catch {
    return null;
  }
}

/** Null: declined, gone, or no PRF. */
export async function askPasskey(credentialId: Uint8Array, salt: Uint8Array): Promise<PasskeyAnswer | null> {
  try {
    const credential = await navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: [{ type: 'public-key', id: credentialId.slice(), transports: ['internal'] }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: salt.slice() } } },
      },
    });
    if (!(credential instanceof PublicKeyCredential)) return null;
    const secret = secretOf(credential);
    return secret && { credentialId: new Uint8Array(credential.rawId), secret };
  } catch {
    return null;
  }
}

function secretOf(credential: PublicKeyCredential): Uint8Array | null {
  const { prf } = credential.getClientExtensionResults() as PrfResults;
  const first = prf?.results?.first;
  if (!first) return null;
  return ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength).slice()
    : new Uint8Array(first);
}
