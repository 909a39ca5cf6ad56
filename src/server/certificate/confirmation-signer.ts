import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { StartError } from '../start-error.ts';

/** Signs what the server confirms (RFC 7515, compact; EdDSA with Ed25519, RFC 8037). */
export type ConfirmationSigner = {
  /** Names the key: its thumbprint (RFC 7638, SHA-256), base64url. */
  readonly keyId: string;
  /** The public half as a JWK Set, for whoever checks. */
  readonly publicKeys: { readonly keys: readonly object[] };
  readonly sign: (claims: object) => string;
};

/** A fresh Ed25519 key as a private JWK in JSON text. */
export const makeConfirmationKey = (): string =>
  JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));

/** `text`: a private Ed25519 key as a JWK. */
export function createConfirmationSigner(text: string): ConfirmationSigner {
  const privateKey = toKey(text);
  const { kty, crv, x } = createPublicKey(privateKey).export({ format: 'jwk' });
  // The order of the members is what a thumbprint is taken of.
  const keyId = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
  const header = encode({ alg: 'EdDSA', kid: keyId });
  return {
    keyId,
    publicKeys: { keys: [{ kty, crv, x, kid: keyId, alg: 'EdDSA', use: 'sig' }] },
    sign: (claims) => {
      const signed = `${header}.${encode(claims)}`;
      return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
    },
  };
}

function toKey(text: string): ReturnType<typeof createPrivateKey> {
  try {
    const key = createPrivateKey({ key: JSON.parse(text) as Record<string, string>, format: 'jwk' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw new StartError('CONFIRMATION_KEY is not a private Ed25519 key in JWK form', { cause });
  }
  throw new StartError('CONFIRMATION_KEY is not a private Ed25519 key in JWK form');
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
