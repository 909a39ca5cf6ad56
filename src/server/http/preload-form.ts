/** Longer addresses are left to the page: a header has its limits. */
const longest = 1000;
const own = 'http://own.invalid';

/**
 * The `Link` that has the browser fetch the form `/prov?q=` asks for beside the page's own files; empty for an address
 * that the page would refuse. It must ask as `client/try-form/fetch-form.ts` does, or the form is fetched twice.
 * The URL parser leaves neither white space nor `<`, `>` and `"` in what it gives back.
 */
export function preloadForm(search: URLSearchParams, allowedOrigins: readonly string[]): string {
  const asked = search.get('q');
  const url = asked === null ? null : URL.parse(asked, `${own}/prov`);
  if (!url || (url.origin !== own && !allowedOrigins.includes(url.origin))) return '';
  url.hash = '';
  url.username = '';
  url.password = '';
  const address = url.origin === own ? `${url.pathname}${url.search}` : url.href;
  // Two slashes at the start would lead to another host.
  if (address.length > longest || address.startsWith('//') || /[^!-~]|[<>"\\]/.test(address)) return '';
  return `<${address}>; rel=preload; as=fetch; crossorigin; referrerpolicy=no-referrer`;
}
