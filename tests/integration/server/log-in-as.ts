/** Logs in through the pages, as a browser does, and returns the session's cookie for a `Cookie` header. */
export async function logInAs(
  address: string,
  user: string,
): Promise<{ cookie: string; visited: readonly string[]; page: string }> {
  const jar = new Map<string, string>();
  const visited: string[] = [];
  const go = async (url: string, init: RequestInit = {}): Promise<{ response: Response; url: string }> => {
    const headers = new Headers(init.headers);
    headers.set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    visited.push(`${init.method ?? 'GET'} ${new URL(url).pathname}`);
    const next = response.headers.get('location');
    if (next !== null && new URL(next, url).pathname !== '/') return go(new URL(next, url).href);
    return { response, url };
  };
  const start = await go(`${address}/auth/login`);
  const page = await start.response.text();
  const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1];
  if (action === undefined) throw new Error(`no log-in page: ${start.response.status} ${page}`);
  await go(new URL(action, address).href, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: address },
    body: new URLSearchParams({ user }),
  });
  const name = jar.has('__Host-visitt') ? '__Host-visitt' : 'visitt';
  return { cookie: `${name}=${jar.get(name) ?? ''}`, visited, page };
}
