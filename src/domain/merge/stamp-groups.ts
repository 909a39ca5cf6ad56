import type { Stamp, StoredRecord } from './record.ts';

type Stamps = StoredRecord['stamps'];

/** Stamps told once each, with the registers that carry them: most fields of a record were set by the same operation. */
export type StampGroups = readonly (readonly [stamp: Stamp, registers: readonly string[]])[];

/** Says the same with a third of the words. The order of the registers is not kept. */
export function toStampGroups(stamps: Stamps): StampGroups {
  const groups: [Stamp, string[]][] = [];
  const byAuthorship = new Map<string, string[]>();
  let latest: readonly [Stamp, string[]] | undefined;
  for (const [register, stamp] of Object.entries(stamps)) {
    if (latest?.[0] === stamp) {
      latest[1].push(register);
      continue;
    }
    const key = toKey(stamp);
    const known = key === null ? undefined : byAuthorship.get(key);
    const registers = known ?? [];
    registers.push(register);
    latest = [stamp, registers];
    if (known) continue;
    groups.push([stamp, registers]);
    if (key !== null) byAuthorship.set(key, registers);
  }
  return groups;
}

/** Registers of a group share one object. */
export const toStamps = (groups: StampGroups): Stamps =>
  Object.fromEntries(groups.flatMap(([stamp, registers]) => registers.map((register) => [register, stamp])));

const authorship: ReadonlySet<string> = new Set(['by', 'at', 'operation', 'hlc']);

/** Null for a stamp that says more than who and when: it stands for itself. */
function toKey(stamp: Stamp): string | null {
  for (const field in stamp) if (!authorship.has(field)) return null;
  const { by, at, operation, hlc } = stamp;
  return `${operation} ${by} ${at} ${hlc}`;
}
