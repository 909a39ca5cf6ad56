import { cacheNames } from 'workbox-core';
import { PrecacheController, PrecacheRoute, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { serverAddress } from '#protocol/server-paths.ts';
import { isHashed, keepOutgoingBuild, matchEarlierBuild } from './earlier-builds.ts';
import { createKeptKeys } from './kept-keys.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };

const precache = new PrecacheController();
precache.addToCacheList(self.__WB_MANIFEST);

self.addEventListener('install', (event) => {
  event.waitUntil(precache.install(event));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(activate(event));
});

async function activate(event: ExtendableEvent): Promise<void> {
  await keepOutgoingBuild(self.caches, cacheNames.precache, new Set(precache.getCachedURLs()));
  await precache.activate(event);
  // The very first visit is then served from here at once, and may lose the network before it is over.
  await self.clients.claim();
}

registerRoute(new PrecacheRoute(precache, { cleanURLs: false, ignoreURLParametersMatching: [] }));

// What the server answers itself is never answered from here: answers about people are not cached.
registerRoute(
  new NavigationRoute(precache.createHandlerBoundToURL('/index.html'), { denylist: [serverAddress] }),
);

registerRoute(
  ({ sameOrigin, url }) => sameOrigin && isHashed(url.href),
  async ({ request }) => (await matchEarlierBuild(self.caches, request)) ?? fetch(request),
);

// The app asks when no form is open; a worker that took over by itself could change the app under a nurse's hands.
self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  const isAsked = typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING';
  if (isAsked) void self.skipWaiting();
});

const keptKeys = createKeptKeys();

self.addEventListener('message', ({ data, ports }: ExtendableMessageEvent) => {
  keptKeys.take(data, (key) => ports[0]?.postMessage(key));
});

/** Background Sync, where there is such a thing: wakes the open tabs, which hold the data and the log-in. */
type SyncEvent = ExtendableEvent & { readonly tag: string };

self.addEventListener('sync' as 'activate', (event) => {
  if ((event as SyncEvent).tag === 'visitt-sync') event.waitUntil(wakeClients());
});

async function wakeClients(): Promise<void> {
  for (const client of await self.clients.matchAll({ type: 'window' })) client.postMessage('visitt-sync', []);
}
