/**
 * The package's index does nothing but print a line about Node 20 and hand this on; the log-in journey in
 * `tests/integration/server` runs on Node 20.
 */
declare module 'oidc-provider/lib/provider.js' {
  export { default as Provider } from 'oidc-provider';
}
