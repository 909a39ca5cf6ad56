import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { Json } from '#domain/fhir/json.ts';
import { contentHash } from '#server/sync/signature.ts';
import type { VersionTableRow } from '../memory/tables.ts';
import { toExpectedRecords } from '../sequential-model.ts';
import { wordOf } from '../words.ts';
import type { Checked } from './on-device.ts';

/** What must hold in the server's tables at any moment between two commits. */
export function checkServer(
  checked: Checked,
  tenantId: string,
  ownerOf: (word: string) => string | undefined,
): void {
  checkPrefixes(checked, tenantId);
  checkOneEffect(checked, tenantId, ownerOf);
  checkSignedStays(checked, tenantId);
  checkNothingVanishes(checked, tenantId);
  checkPositions(checked, tenantId);
}

/** (3) Each replica's counter, against its operations: every number from 1 up to it is there, and none above. */
function checkPrefixes({ world, database }: Checked, tenantId: string) {
  const numbers = new Map<string, number[]>();
  for (const { replicaId, n } of database.list(tenantId, 'operation')) {
    numbers.set(replicaId, [...(numbers.get(replicaId) ?? []), n]);
  }
  for (const { replicaId, lastN } of database.list(tenantId, 'replica')) {
    const found = (numbers.get(replicaId) ?? []).toSorted((a, b) => a - b);
    const isPrefix = found.length === lastN && found.every((n, index) => n === index + 1);
    if (!isPrefix) world.violate(3, `${replicaId} is at ${lastN} with ${found.join(' ')}`);
  }
}

/** (2) The log, against the history: an applied operation made one version, under the name of who wrote it. */
function checkOneEffect(
  { world, database }: Checked,
  tenantId: string,
  ownerOf: (word: string) => string | undefined,
) {
  const effects = new Map<string, number>();
  for (const { operation } of database.list(tenantId, 'version')) {
    if (operation !== 'server') effects.set(operation, (effects.get(operation) ?? 0) + 1);
  }
  for (const { replicaId, n, status, raw, staffId } of database.list(tenantId, 'operation')) {
    const count = effects.get(`${replicaId}:${n}`) ?? 0;
    const expected = status === 'applied' || status === 'conflict' ? 1 : 0;
    const word = wordOf(raw);
    if (count !== expected) world.violate(2, `${word} is ${status} and has taken effect ${count} times`);
    const owner = word === null ? undefined : ownerOf(word);
    if (owner !== undefined && owner !== staffId) world.violate(2, `${word} is filed under somebody else`);
  }
}

type Signed = { readonly hash: Json | undefined; readonly response: Json | undefined };

/** (6) Each version of a record, against the one before: every signed version is still there, with the content of its hash. */
function checkSignedStays({ world, database }: Checked, tenantId: string) {
  for (const [id, versions] of versionsById(database.list(tenantId, 'version'))) {
    let before = new Set<string>();
    for (const { record } of versions) {
      if (record.kind !== 'response') break;
      const now = new Set<string>();
      for (const { hash, response } of signedOf(record.body)) {
        now.add(JSON.stringify(hash));
        if (contentHash(response) !== hash) world.violate(6, `${id}: what was signed is not what is kept`);
      }
      for (const hash of before) if (!now.has(hash)) world.violate(6, `${id}: a signed version is gone`);
      before = now;
    }
  }
}

function signedOf(body: VersionTableRow['record']['body']): readonly Signed[] {
  const list = (field: string) =>
    Array.isArray(body[field]) ? (body[field] as unknown as readonly Signed[]) : [];
  const others = [...list('earlier'), ...list('alsoSigned')].filter(({ hash }) => hash !== undefined);
  // What was voided before its signature arrived has none.
  const isUnsigned =
    body['status'] === 'draft' || (body['status'] === 'voided' && body['hash'] === undefined);
  return isUnsigned ? others : [{ hash: body['hash'], response: body['response'] }, ...others];
}

/**
 * (7) Each applied operation, against the version it made: what it says is in it, and what another person had written in
 * the same place, unseen by its author, is beside it.
 */
function checkNothingVanishes({ world, database }: Checked, tenantId: string) {
  const raws = new Map(
    database.list(tenantId, 'operation').map(({ replicaId, n, raw }) => [`${replicaId}:${n}`, raw]),
  );
  for (const [id, versions] of versionsById(database.list(tenantId, 'version'))) {
    versions.forEach(({ operation, record, by }, index) => {
      const raw = raws.get(operation);
      const before = versions[index - 1]?.record;
      if (raw === undefined || !before) return;
      const word = wordOf(raw);
      const now = JSON.stringify([record.body, record.stamps]);
      const { body } = JSON.parse(raw) as {
        readonly body: {
          readonly base?: { readonly [field: string]: string | null } | string | null;
          readonly fields?: object;
        };
      };
      for (const field of Object.keys(body.fields ?? {})) {
        const base = typeof body.base === 'object' ? (body.base?.[field] ?? null) : null;
        const stamp = before.stamps[field];
        if (!stamp || stamp.by === by || stamp.operation === base) continue;
        const value = toCanonicalJson(before.body[field] ?? null);
        if (value === toCanonicalJson(record.body[field] ?? null)) continue;
        const alternatives = record.stamps[field]?.alternatives ?? [];
        if (!alternatives.some((one) => toCanonicalJson(one.value) === value)) {
          world.violate(7, `${id}: what ${word} had not seen is gone`);
        }
      }
      if (word !== null && !now.includes(word) && record.stamps['phone']?.by !== by) {
        world.violate(7, `${id}: ${word} was applied and stands nowhere`);
      }
    });
  }
}

/** (5) On the server: no two changes of a tenant have one place in its order. */
function checkPositions({ world, database }: Checked, tenantId: string) {
  const places = new Set<number>();
  for (const { record } of database.list(tenantId, 'version')) {
    if (places.has(record.position)) world.violate(5, `two changes at ${record.position}`);
    places.add(record.position);
  }
}

/** (4) The server's records at rest, against the naive sequential model. */
export function checkModel({ world, database }: Checked, tenantId: string): void {
  const expected = toExpectedRecords(database, tenantId);
  for (const { receivedAt: _r, position: _p, ...record } of database.list(tenantId, 'record')) {
    if (toCanonicalJson(expected.get(record.id)) !== toCanonicalJson(record)) {
      world.violate(
        4,
        `${record.kind} ${wordOf(record.body) ?? record.id} is not what one operation after another gives`,
      );
    }
  }
}

function versionsById(versions: readonly VersionTableRow[]): ReadonlyMap<string, readonly VersionTableRow[]> {
  const byId = new Map<string, VersionTableRow[]>();
  for (const version of versions) {
    const { id } = version.record;
    const known = byId.get(id);
    if (known) known.push(version);
    else byId.set(id, [version]);
  }
  for (const known of byId.values()) known.sort((a, b) => a.record.version - b.record.version);
  return byId;
}
