type Kind = 'number' | 'string' | 'name' | 'quoted' | 'temporal' | 'symbol' | 'constant' | 'special';
export type Token =
  | { readonly type: Kind; readonly text: string }
  | { readonly type: 'end'; readonly text: '' };

/** One kind of token a group, in the order they are tried; blanks and comments have none. */
const kinds: readonly Kind[] = [
  'temporal',
  'number',
  'string',
  'constant',
  'special',
  'name',
  'quoted',
  'symbol',
];
const blank = String.raw`(?:\s|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))+`;
const date = String.raw`\d{4}(?:-\d{2}(?:-\d{2})?)?`;
const clock = String.raw`T(?:\d{2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:\d{2})?)?`;
const patterns = [
  String.raw`(@(?:T\d[\d:.]*|${date}(?:${clock})?))`,
  String.raw`(\d+(?:\.\d+)?)`,
  String.raw`('(?:[^'\\]|\\.)*')`,
  String.raw`(%(?:[A-Za-z_][A-Za-z0-9_-]*|\x60(?:[^\x60\\]|\\.)*\x60|'(?:[^'\\]|\\.)*'))`,
  String.raw`(\$(?:this|index|total)\b)`,
  String.raw`([A-Za-z_][A-Za-z0-9_]*)`,
  String.raw`(\x60(?:[^\x60\\]|\\.)*\x60)`,
  String.raw`(!=|!~|<=|>=|[-+*/&|=~<>.,()[\]{}])`,
];
const source = [blank, ...patterns].join('|');

/** Null when there is a character that FHIRPath does not know. */
export function tokenize(expression: string): readonly Token[] | null {
  const pattern = new RegExp(source, 'y');
  const tokens: Token[] = [];
  while (pattern.lastIndex < expression.length) {
    const found = pattern.exec(expression);
    if (!found) return null;
    for (let group = 0; group < kinds.length; group += 1) {
      const text = found[group + 1];
      const type = kinds[group];
      if (text === undefined || type === undefined) continue;
      tokens.push({ type, text: toText(type, text) });
      break;
    }
  }
  tokens.push({ type: 'end', text: '' });
  return tokens;
}

function toText(type: Kind, text: string): string {
  switch (type) {
    case 'string':
    case 'quoted':
      return unescape(text.slice(1, -1));
    case 'temporal':
      return text.slice(1);
    case 'constant':
      return unescape(text.slice(1).replace(/^[`']|[`']$/g, ''));
    default:
      return text;
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };

const unescape = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, plain: string) =>
        code === undefined ? (escapes[plain] ?? plain) : String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
