export type FetchedForm =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'address' | 'refused' }
  | { readonly ok: false; readonly reason: 'status'; readonly status: number };

/**
 * The text at `?q=`. Which origins may be fetched from is not decided here: the server's content security policy
 * names them (`PROV_ORIGINS`), and the browser refuses the rest. Other origins get no cookies. Asked in the very way in
 * which `server/http/preload-form.ts` has the browser ask for it beforehand.
 */
export async function fetchForm(address: string, signal?: AbortSignal): Promise<FetchedForm> {
  const url = URL.parse(address, location.href);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return { ok: false, reason: 'address' };
  try {
    const answer = await fetch(url, {
      credentials: 'same-origin',
      referrerPolicy: 'no-referrer',
      headers: { accept: 'application/fhir+json, application/json' },
      ...(signal === undefined ? {} : { signal }),
    });
    return answer.ok
      ? { ok: true, text: await answer.text() }
      : { ok: false, reason: 'status', status: answer.status };
  } catch {
    return { ok: false, reason: 'refused' };
  }
}
