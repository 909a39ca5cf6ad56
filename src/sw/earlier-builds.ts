const prefix = 'visitt-earlier-';
const buildsKept = 2;

/**
 * Chunks of the build that is on its way out, kept for tabs that still run it: a tab with an open form may ask for a
 * part of the app it has not needed until now, hours after a new build took over, and without network
 * (docs/decisions/2026-11-21-earlier-chunks.md). To be called before the outgoing entries are deleted.
 * `current` are the addresses of the new build, absolute.
 */
export async function keepOutgoingBuild(
  storage: CacheStorage,
  precacheName: string,
  current: ReadonlySet<string>,
): Promise<void> {
  const precache = await storage.open(precacheName);
  const earlier = await earlierCaches(storage);
  const outgoing: Request[] = [];
  for (const request of await precache.keys()) {
    const isChunk = isHashed(request.url) && !current.has(request.url);
    if (isChunk && !(await storage.match(request, { cacheName: earlier.at(-1)?.name ?? '' }))) {
      outgoing.push(request);
    }
  }
  if (outgoing.length === 0) return;
  const next = await storage.open(`${prefix}${(earlier.at(-1)?.number ?? 0) + 1}`);
  for (const request of outgoing) {
    const answer = await precache.match(request);
    if (answer) await next.put(request, answer);
  }
  const tooOld = earlier.slice(0, Math.max(0, earlier.length + 1 - buildsKept));
  await Promise.all(tooOld.map(({ name }) => storage.delete(name)));
}

/** A chunk of an earlier build, undefined when none has it. */
export async function matchEarlierBuild(
  storage: CacheStorage,
  request: Request,
): Promise<Response | undefined> {
  for (const { name } of (await earlierCaches(storage)).toReversed()) {
    const answer = await storage.match(request, { cacheName: name });
    if (answer) return answer;
  }
  return undefined;
}

/** Vite puts a hash of the content into the names of what lies here: such a file never changes. */
export const isHashed = (address: string): boolean => new URL(address).pathname.startsWith('/assets/');

/** Oldest first. */
async function earlierCaches(storage: CacheStorage): Promise<readonly { name: string; number: number }[]> {
  return (await storage.keys())
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ name, number: Number(name.slice(prefix.length)) }))
    .toSorted((a, b) => a.number - b.number);
}
