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
    'Permissions-Policy': [
      ...['accelerometer', 'bluetooth', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer'],
      ...['microphone', 'midi', 'payment', 'serial', 'usb'],
    ]
      .map((feature) => `${feature}=()`)
      .concat('camera=(self)')
      .join(', '),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
  };
}
