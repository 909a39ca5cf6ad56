import { equalJson } from './equality.ts';
import {
  type Collection,
  type Element,
  isElement,
  NotNative,
  partOf,
  type Temporal,
  toValue,
  type Value,
} from './value.ts';

/** `value[x]` and its like: an element has at most one, and its name says what kind of value it is. */
const choice = /^[A-Z]/;
const dateNames = new Set(['birthDate']);
const dateTimeNames = new Set([
  'start',
  'end',
  'authored',
  'issued',
  'recordedDate',
  'lastUpdated',
  'authoredOn',
  'date',
  'created',
  'sent',
  'received',
]);

/** All children of the name in each element, as `element.name` does. */
export function membersOf(collection: Collection, name: string): Collection {
  const found: Value[] = [];
  for (const value of collection) if (isElement(value)) pushMember(found, value, name);
  return found;
}

function pushMember(found: Value[], element: Element, name: string): void {
  const direct = Object.hasOwn(element, name) ? element[name] : undefined;
  if (direct !== undefined) return pushJson(found, direct, temporalOf(name));
  for (const key in element) {
    if (key.length > name.length && key.startsWith(name) && choice.test(key.slice(name.length))) {
      return pushJson(found, element[key], temporalOf(key));
    }
  }
}

function pushJson(found: Value[], json: unknown, temporal: Temporal['temporal'] | undefined): void {
  if (Array.isArray(json)) {
    for (const part of json as readonly unknown[]) pushJson(found, part, temporal);
    return;
  }
  const value = toValue(json, temporal);
  if (value !== undefined) found.push(value);
}

function temporalOf(name: string): Temporal['temporal'] | undefined {
  if (dateNames.has(name)) return 'date';
  if (dateTimeNames.has(name)) return 'dateTime';
  if (name.endsWith('DateTime') || name.endsWith('Instant')) return 'dateTime';
  if (name.endsWith('Date')) return 'date';
  return name.endsWith('Time') ? 'time' : undefined;
}

/** Every element below, itself not included, in document order level by level. */
export function descendantsOf(collection: Collection): Collection {
  const found: Value[] = [];
  let level = childrenOf(collection);
  while (level.length > 0) {
    for (const value of level) found.push(value);
    level = childrenOf(level);
  }
  return found;
}

export function childrenOf(collection: Collection): Collection {
  const found: Value[] = [];
  for (const value of collection) {
    if (!isElement(value)) continue;
    for (const key in value) {
      if (key.startsWith('_')) throw new NotNative('extended primitives');
      if (key !== 'resourceType') pushJson(found, partOf(value, key), temporalOf(key));
    }
  }
  return found;
}

/**
 * FHIRPath `repeat(item)`: all items below, or those with one of the linkIds. What is equal to something already
 * found is left out, as the language has it: of two items that were answered alike only one counts.
 */
export function itemsBelow(collection: Collection, linkIds: ReadonlySet<string> | null): Collection {
  const found: Value[] = [];
  const alike = new Map<unknown, Element[]>();
  for (let level = membersOf(collection, 'item'); level.length > 0; level = membersOf(level, 'item')) {
    for (const value of level) {
      if (!isElement(value)) continue;
      const linkId = partOf(value, 'linkId');
      if (linkIds && (typeof linkId !== 'string' || !linkIds.has(linkId))) continue;
      const known = alike.get(linkId);
      if (!known) alike.set(linkId, [value]);
      else if (known.some((other) => equalJson(other, value))) continue;
      else known.push(value);
      found.push(value);
    }
  }
  return found;
}
