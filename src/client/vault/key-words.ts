/** What pages and service worker say to each other about a key that is still fresh. Nothing of it is written down. */
export type KeyWord =
  | { readonly type: 'keepKey'; readonly staffId: string; readonly key: Uint8Array; readonly until: number }
  | { readonly type: 'askKey'; readonly staffId: string }
  | { readonly type: 'dropKey' };
