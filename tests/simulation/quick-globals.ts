/**
 * Some of what Node lends from the browser is slow there, or reaches beyond the thread. Loaded before everything else:
 * Dexie and fake-indexeddb look some of it up once. What each of these does stays what it was.
 */
const { then } = Promise.prototype;
const settled = Promise.resolve();

/** Node makes an asynchronous resource for each; the reaction of a settled promise runs at the same moment. */
globalThis.queueMicrotask = (run) => void Reflect.apply(then, settled, [run]);

// Tabs of one phone are in one thread and hear each other there; in the other threads are other seeds.
Reflect.deleteProperty(globalThis, 'BroadcastChannel');

const cloneAnything = globalThis.structuredClone;

/** What lies in a store is plain data and bytes; whatever else it is, Node says what becomes of it. */
function clonePlain(value: unknown): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') return cloneAnything(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(clonePlain);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Uint8Array.prototype) return (value as Uint8Array).slice();
  if (prototype !== Object.prototype) return cloneAnything(value);
  const clone: { [field: string]: unknown } = {};
  for (const [field, entry] of Object.entries(value)) clone[field] = clonePlain(entry);
  return clone;
}
globalThis.structuredClone = clonePlain;
