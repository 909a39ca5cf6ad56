import type { Hmac } from '#domain/learning/check-in-code.ts';

const encoder = new TextEncoder();

export const webHmac: Hmac = async (key, message) => {
  const using = await crypto.subtle.importKey(
    'raw',
    encoder.encode(key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', using, encoder.encode(message))));
};

/** 32 random bytes, base64url. */
export const newSecret = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
