import * as z from 'zod/mini';
import { createSealer, SealBroken } from '../vault/sealer.ts';
import type { PinCost } from '../vault/slots.ts';
import { type JournalEntry, journalEntry, toJournalEntry } from './journal-entry.ts';

/** Words shorter than this are not taken: the file may lie anywhere, and be tried at for years. */
export const leastPassword = 12;

/** What lies in the file: undelivered operations, each under the name it has, and whose they are. */
export type UnsentWork = {
  readonly tenantId: string;
  readonly staffId: string;
  /** Device time of the saving, ISO 8601. */
  readonly at: string;
  readonly entries: readonly JournalEntry[];
};

export type OpenedUnsent =
  | { readonly ok: true; readonly work: UnsentWork }
  /** `notOurs`: another kind of file. `wrongWords`: or a single changed bit; nobody can tell which. */
  | { readonly ok: false; readonly reason: 'notOurs' | 'newer' | 'wrongWords' };

/** Argon2id: 32 bytes. In a browser `stretchPin`, whose work is done in a worker. */
export type Stretch = (question: {
  readonly pin: string;
  readonly salt: Uint8Array;
  readonly cost: PinCost;
}) => Promise<Uint8Array>;

const format = 'visitt-unsent';
const version = 1;
/** A file that asks for more than this was not made by us, and would stop the phone. */
const mostMemoryKiB = 262_144;

const cover = z.object({ format: z.literal(format), version: z.number() });
const file = z.object({
  salt: z.string(),
  cost: z.object({
    memoryKiB: z.number().check(z.int(), z.minimum(8), z.maximum(mostMemoryKiB)),
    iterations: z.number().check(z.int(), z.minimum(1), z.maximum(20)),
    parallelism: z.number().check(z.int(), z.minimum(1), z.maximum(4)),
  }),
  sealed: z.string(),
});
const content = z.object({
  tenantId: z.string(),
  staffId: z.string(),
  at: z.string(),
  entries: z.array(journalEntry),
});

/** The work as the text of a file that opens with these words and nothing else. */
export async function sealUnsent(
  work: UnsentWork,
  words: string,
  stretch: Stretch,
  cost: PinCost,
): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const sealer = createSealer(await stretch({ pin: toWords(words), salt, cost }));
  const plain = new TextEncoder().encode(JSON.stringify(work));
  const sealed = sealer.seal(plain, boundTo(salt));
  return JSON.stringify({ format, version, salt: toBase64(salt), cost, sealed: toBase64(sealed) });
}

/** Never throws for anything in the text. */
export async function openUnsent(text: string, words: string, stretch: Stretch): Promise<OpenedUnsent> {
  const value = toJson(text);
  const covered = cover.safeParse(value);
  if (!covered.success) return { ok: false, reason: 'notOurs' };
  if (covered.data.version > version) return { ok: false, reason: 'newer' };
  const parsed = file.safeParse(value);
  const salt = parsed.success ? fromBase64(parsed.data.salt) : null;
  const sealed = parsed.success ? fromBase64(parsed.data.sealed) : null;
  if (!parsed.success || !salt || !sealed) return { ok: false, reason: 'notOurs' };
  const sealer = createSealer(await stretch({ pin: toWords(words), salt, cost: parsed.data.cost }));
  try {
    const plain = new TextDecoder().decode(sealer.open(sealed, boundTo(salt)));
    const opened = content.safeParse(toJson(plain));
    if (!opened.success) return { ok: false, reason: 'newer' };
    return { ok: true, work: { ...opened.data, entries: opened.data.entries.map(toJournalEntry) } };
  } catch (error) {
    if (error instanceof SealBroken) return { ok: false, reason: 'wrongWords' };
    throw error;
  }
}

/** Letters that cannot be taken for one another, in fours: a hundred bits, and readable over a telephone. */
export function suggestPassword(
  randomBytes: (length: number) => Uint8Array = (length) => crypto.getRandomValues(new Uint8Array(length)),
): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789x';
  const picked = [...randomBytes(20)].map((byte) => letters[byte & 31]).join('');
  return picked.match(/.{4}/g)?.join('-') ?? picked;
}

/** However a keyboard writes å, and whatever blank it leaves at the end. */
const toWords = (words: string): string => words.normalize('NFKC').trim();

const boundTo = (salt: Uint8Array): string => `visitt unsent ${version}|${toBase64(salt)}`;

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** In pieces: a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
