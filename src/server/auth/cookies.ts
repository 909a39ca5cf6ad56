import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';

/** `__Host-` binds a cookie to this very host over https; over plain http (localhost) browsers would refuse it. */
export type Cookies = {
  readonly session: Cookie;
  /** The state of a log-in under way; Lax, because the provider sends the person back from another site. */
  readonly login: Cookie;
};
export type Cookie = {
  readonly read: (c: Context) => string | undefined;
  readonly write: (c: Context, value: string, expires: Date) => void;
  readonly clear: (c: Context) => void;
};

export function createCookies(publicUrl: string): Cookies {
  const secure = publicUrl.startsWith('https:');
  const named = (name: string, sameSite: 'Strict' | 'Lax'): Cookie => {
    const full = secure ? `__Host-${name}` : name;
    const options: CookieOptions = { path: '/', httpOnly: true, secure, sameSite };
    return {
      read: (c) => getCookie(c, full),
      write: (c, value, expires) => setCookie(c, full, value, { ...options, expires }),
      clear: (c) => void deleteCookie(c, full, options),
    };
  };
  return { session: named('visitt', 'Strict'), login: named('visitt-login', 'Lax') };
}
