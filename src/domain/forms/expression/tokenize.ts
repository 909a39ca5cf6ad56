export type Token =
  | {
      readonly type: 'number' | 'string' | 'name' | 'quoted' | 'temporal' | 'symbol' | 'constant' | 'special';
      readonly text: string;
    }
  | { readonly type: 'end'; readonly text: '' };

const space = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;
const temporal =
  /@(?:T\d[\d:.]*|\d{4}(?:-\d{2}(?:-\d{2})?)?(?:T(?:\d{2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)/y;
const number = /\d+(?:\.\d+)?/y;
const string = /'((?:[^'\\]|\\.)*)'/y;
const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const quoted = /`((?:[^`\\]|\\.)*)`/y;
const constant = /%(?:[A-Za-z_][A-Za-z0-9_-]*|`(?:[^`\\]|\\.)*`|'(?:[^'\\]|\\.)*')/y;
const special = /\$(?:this|index|total)\b/y;
const symbol = /!=|!~|<=|>=|[-+*/&|=~<>.,()[\]{}]/y;

const patterns: readonly (readonly [Exclude<Token['type'], 'end'>, RegExp])[] = [
  ['temporal', temporal],
  ['number', number],
  ['string', string],
  ['constant', constant],
  ['special', special],
  ['name', name],
  ['quoted', quoted],
  ['symbol', symbol],
];

/** Null when there is a character that FHIRPath does not know. Every pattern is linear: none can be retried. */
export function tokenize(source: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  while (at < source.length) {
    const blank = match(space);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const found = firstMatch(match);
    if (!found) return null;
    tokens.push(found.token);
    at += found.length;
  }
  tokens.push({ type: 'end', text: '' });
  return tokens;
}

function firstMatch(
  match: (pattern: RegExp) => RegExpExecArray | null,
): { readonly token: Token; readonly length: number } | null {
  for (const [type, pattern] of patterns) {
    const found = match(pattern);
    if (found) return { token: { type, text: toText(type, found) }, length: found[0].length };
  }
  return null;
}

function toText(type: Token['type'], found: RegExpExecArray): string {
  if (type === 'string' || type === 'quoted') return unescape(found[1] ?? '');
  if (type === 'temporal') return found[0].slice(1);
  if (type === 'constant') return unescape(found[0].slice(1).replace(/^[`']|[`']$/g, ''));
  return found[0];
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };

const unescape = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, plain: string) =>
    code === undefined ? (escapes[plain] ?? plain) : String.fromCharCode(Number.parseInt(code, 16)),
  );
