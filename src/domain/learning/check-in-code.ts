/**
 * HMAC-SHA-256 of `message` under `key`, both as UTF-8, in base64url without padding. Given from outside: the browser's
 * is a promise, and the domain knows neither it nor Node.
 */
export type Hmac = (key: string, message: string) => Promise<string>;
export type SeminarPlace = 'room' | 'stream';

/** A code on the wall is another after this many milliseconds. */
export const windowLength = 30_000;
/** No vowels, so that no code is a word, and nothing that is read as something else across a room. */
const signs = 'CDFHJKMNPRTVWXY34679';
export const codeLength = 6;
const isCode = new RegExp(`^[${signs}]{${codeLength}}$`);

/** `at` in milliseconds by the clock of who shows the code. */
export const windowAt = (at: number): number => Math.floor(at / windowLength);

/** What stands on the wall in one window. The room and the streaming have codes of their own. */
export async function toCheckInCode(
  hmac: Hmac,
  secret: string,
  seminarId: string,
  place: SeminarPlace,
  window: number,
): Promise<string> {
  const digest = await hmac(secret, `visitt check-in\n${seminarId}\n${place}\n${window}`);
  // Forty-eight bits of it: as many as a number holds, and thousands of times as many as there are codes.
  let rest = 0;
  for (const sign of digest.slice(0, 8)) rest = rest * 64 + digits.indexOf(sign);
  let code = '';
  for (let index = 0; index < codeLength; index += 1) {
    code += signs[rest % signs.length] ?? '';
    rest = Math.floor(rest / signs.length);
  }
  return code;
}
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A code as somebody typed it, small letters and spaces and all; null while it cannot be one. */
export function parseCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return isCode.test(code) ? code : null;
}

/** What a check-in says of itself, all of which is proved. */
export type CheckInClaim = {
  readonly checkInId: string;
  readonly seminarId: string;
  readonly staffId: string;
  /** The time on the phone when the code was typed; ISO 8601. */
  readonly at: string;
};

/** Ties a code to who typed it, where, when, and in which event: under any other name it proves nothing. */
export const toProof = (
  hmac: Hmac,
  code: string,
  { checkInId, seminarId, staffId, at }: CheckInClaim,
): Promise<string> => hmac(code, [checkInId, seminarId, staffId, at].join('\n'));
