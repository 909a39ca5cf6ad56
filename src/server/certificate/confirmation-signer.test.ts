import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createConfirmationSigner, makeConfirmationKey } from './confirmation-signer.ts';

const check = (jws: string, [jwk]: readonly object[]): boolean => {
  const [header = '', body = '', signature = ''] = jws.split('.');
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  return verify(null, Buffer.from(`${header}.${body}`), key, Buffer.from(signature, 'base64url'));
};

describe('what the server confirms', () => {
  it('BEV7 is signed so that anybody with the public key can check it', () => {
    const { sign, publicKeys, keyId } = createConfirmationSigner(makeConfirmationKey());
    const jws = sign({ name: 'Liv' });
    expect(check(jws, publicKeys.keys)).toBe(true);
    const [header = '', body = ''] = jws.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'EdDSA', kid: keyId });
    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toEqual({ name: 'Liv' });
    const forged = Buffer.from(JSON.stringify({ name: 'Ola' })).toString('base64url');
    expect(check(jws.replace(body, forged), publicKeys.keys)).toBe(false);
    expect(JSON.stringify(publicKeys)).not.toContain('"d"');
  });

  it('the same key has the same name after a restart, another has another', () => {
    const key = makeConfirmationKey();
    expect(createConfirmationSigner(key).keyId).toBe(createConfirmationSigner(key).keyId);
    expect(createConfirmationSigner(makeConfirmationKey()).keyId).not.toBe(
      createConfirmationSigner(key).keyId,
    );
  });

  it('the key of RFC 8037 has the thumbprint of RFC 8037', () => {
    const key = JSON.stringify({
      kty: 'OKP',
      crv: 'Ed25519',
      d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
      x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    });
    expect(createConfirmationSigner(key).keyId).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  it.each(['', 'x', '{}', '{"kty":"oct","k":"AA"}'])('no server starts with %j for a key', (text) => {
    expect(() => createConfirmationSigner(text)).toThrow('CONFIRMATION_KEY');
  });
});
