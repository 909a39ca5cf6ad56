/** What the app never asks a phone for. The camera is for pictures in a form. */
const closed = [
  'accelerometer',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/**
 * The worker that stretches a PIN runs WebAssembly, and only it may: a worker is bound by the headers of its own file,
 * not by those of the page.
 */
const argon2Worker = /^\/assets\/argon2\.worker-[\w-]+\.js$/;

/** The policy of one address; `policy` is what holds everywhere else. */
export const policyFor = (pathname: string, policy: string): string =>
  argon2Worker.test(pathname)
    ? policy.replace(`script-src 'self'`, `script-src 'self' 'wasm-unsafe-eval'`)
    : policy;

/** Headers every answer carries, computed once. */
export function securityHeaders(
  publicUrl: string,
  provOrigins: readonly string[],
): Readonly<Record<string, string>> {
  const policy = {
    'default-src': `'none'`,
    'script-src': `'self'`,
    'worker-src': `'self'`,
    'style-src': `'self'`,
    'img-src': `'self' data: blob:`,
    'font-src': `'self'`,
    'manifest-src': `'self'`,
    'connect-src': [`'self'`, ...provOrigins].join(' '),
    'form-action': `'self'`,
    'frame-ancestors': `'none'`,
    'base-uri': `'none'`,
    'object-src': `'none'`,
  };
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    ...(publicUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=63072000' } : {}),
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': [...closed.map((feature) => `${feature}=()`), 'camera=(self)'].join(', '),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
  };
}
