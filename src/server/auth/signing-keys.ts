import { generateKeyPairSync, randomUUID, webcrypto } from 'node:crypto';
import type { PrivateKey } from 'openid-client';
import { StartError } from '../start-error.ts';

export type SigningJwk = webcrypto.JsonWebKey & { readonly kid?: string; readonly alg?: string };

/** A fresh P-256 key for signing, as a private JWK in JSON text. */
export function makeSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify({
    ...privateKey.export({ format: 'jwk' }),
    kid: randomUUID(),
    alg: 'ES256',
    use: 'sig',
  });
}

/** What others may know of a key. */
export function toPublicJwk({ kty, crv, x, y, n, e, kid, alg }: SigningJwk): SigningJwk {
  return Object.fromEntries(
    Object.entries({ kty, crv, x, y, n, e, kid, alg, use: 'sig' }).filter(([, value]) => value !== undefined),
  );
}

/** EC keys sign with their curve's ES algorithm; RSA keys with `alg`, PS256 when it says nothing. */
export async function importSigningKey(text: string): Promise<PrivateKey> {
  try {
    const jwk = JSON.parse(text) as SigningJwk;
    const algorithm =
      jwk.kty === 'EC'
        ? { name: 'ECDSA', namedCurve: jwk.crv ?? 'P-256' }
        : {
            name: jwk.alg?.startsWith('RS') ? 'RSASSA-PKCS1-v1_5' : 'RSA-PSS',
            hash: `SHA-${jwk.alg?.slice(2) ?? '256'}`,
          };
    const key = await webcrypto.subtle.importKey('jwk', { ...jwk, key_ops: ['sign'] }, algorithm, false, [
      'sign',
    ]);
    return jwk.kid === undefined ? { key } : { key, kid: jwk.kid };
  } catch (cause) {
    throw new StartError('OIDC_PRIVATE_KEY_JWK is not a private key in JWK form', { cause });
  }
}
