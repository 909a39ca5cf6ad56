/** Logs in at a running demo server as a browser does, through its identity provider. Returns the `Cookie` header. */
export async function logIn(url, user) {
  const jar = new Map();
  const request = async (address, init = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';', 1)[0].split(/=(.*)/s);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  const follow = async (address, init) => {
    let at = address;
    let answer = await request(at, init);
    while (answer.status >= 300 && answer.status < 400) {
      at = new URL(answer.headers.get('location'), at).href;
      answer = await request(at);
    }
    if (answer.status === 429) {
      await new Promise((resolve) =>
        setTimeout(resolve, 1000 * Number(answer.headers.get('retry-after') ?? 1)),
      );
      return follow(address, init);
    }
    return { at, answer };
  };
  const page = await follow(`${url}/auth/login?returnTo=/healthz`);
  if (!page.answer.ok) throw new Error(`log-in answered ${page.answer.status}`);
  const action = /<form[^>]*action="([^"]+)"/.exec(await page.answer.text())?.[1];
  if (action === undefined) throw new Error('the log-in page has no form: is this a demo server?');
  const done = await follow(new URL(action, page.at).href, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ user }).toString(),
  });
  if (!done.answer.ok) throw new Error(`log-in as ${user} answered ${done.answer.status}`);
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}
