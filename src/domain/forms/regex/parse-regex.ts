export type Node =
  | { readonly type: 'char'; readonly accepts: (character: string) => boolean }
  | { readonly type: 'edge'; readonly start: boolean }
  | { readonly type: 'sequence'; readonly parts: readonly Node[] }
  | { readonly type: 'either'; readonly options: readonly Node[] }
  | { readonly type: 'repeat'; readonly part: Node; readonly min: number; readonly max: number | null };

type Accepts = (character: string) => boolean;

const maxDepth = 100;
const maxCount = 1000;
const isDigit: Accepts = (character) => character >= '0' && character <= '9';
const isWord: Accepts = (character) => /^\w$/.test(character);
const isSpace: Accepts = (character) => /^\s$/u.test(character);
const not =
  (accepts: Accepts): Accepts =>
  (character) =>
    !accepts(character);
const classes: Readonly<Record<string, Accepts>> = {
  d: isDigit,
  D: not(isDigit),
  w: isWord,
  W: not(isWord),
  s: isSpace,
  S: not(isSpace),
};
const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', 0: '\0' };
const properties =
  /^(?:L[ulmto]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|M[nce]?|Script=\w{1,30}|Letter|Number)$/;

/** Null for look-around, back-references, named groups and what is no regular expression. */
export function parseRegex(source: string): Node | null {
  try {
    return new RegexParser(source).parse();
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

class RegexParser {
  readonly #characters: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#characters = Array.from(source);
  }

  parse(): Node {
    const node = this.#either();
    if (this.#at < this.#characters.length) throw new SyntaxError('unexpected )');
    return node;
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }

  #next(): string {
    const character = this.#characters[this.#at];
    if (character === undefined) throw new SyntaxError('unexpected end');
    this.#at += 1;
    return character;
  }

  #either(): Node {
    this.#depth += 1;
    if (this.#depth > maxDepth) throw new SyntaxError('nested too deeply');
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    this.#depth -= 1;
    return options.length === 1 && options[0] ? options[0] : { type: 'either', options };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) {
      parts.push(this.#repeated(this.#atom()));
    }
    return { type: 'sequence', parts };
  }

  #repeated(part: Node): Node {
    let node = part;
    for (;;) {
      const range = this.#range();
      if (!range) return node;
      this.#take('?');
      node = { type: 'repeat', part: node, ...range };
    }
  }

  #range(): { readonly min: number; readonly max: number | null } | null {
    if (this.#take('*')) return { min: 0, max: null };
    if (this.#take('+')) return { min: 1, max: null };
    if (this.#take('?')) return { min: 0, max: 1 };
    const counted = /^\{(\d{1,4})(,(\d{1,4})?)?\}/.exec(
      this.#characters.slice(this.#at, this.#at + 11).join(''),
    );
    if (!counted) return null;
    this.#at += counted[0].length;
    const min = Number(counted[1]);
    const max = counted[2] === undefined ? min : counted[3] === undefined ? null : Number(counted[3]);
    if (min > maxCount || (max !== null && (max > maxCount || max < min))) throw new SyntaxError('bad count');
    return { min, max };
  }

  #atom(): Node {
    const character = this.#next();
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return { type: 'char', accepts: this.#set() };
      case '.':
        return { type: 'char', accepts: (read) => read !== '\n' && read !== '\r' };
      case '^':
      case '$':
        return { type: 'edge', start: character === '^' };
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new SyntaxError('nothing to repeat');
      default:
        return { type: 'char', accepts: (read) => read === character };
    }
  }

  #group(): Node {
    if (this.#take('?') && !this.#take(':')) throw new SyntaxError('look-around');
    const node = this.#either();
    if (!this.#take(')')) throw new SyntaxError('expected )');
    return node;
  }

  #escape(): Node {
    const accepts = this.#escaped();
    if (typeof accepts === 'string') return { type: 'char', accepts: (read) => read === accepts };
    return { type: 'char', accepts };
  }

  #escaped(): Accepts | string {
    const character = this.#next();
    const found = Object.hasOwn(classes, character) ? classes[character] : undefined;
    if (found) return found;
    if (character === 'p' || character === 'P') return this.#property(character === 'P');
    if (character === 'u' || character === 'x') return this.#code(character === 'u' ? 4 : 2);
    if (/[1-9bBk]/.test(character)) throw new SyntaxError('back-reference');
    return Object.hasOwn(controls, character) ? (controls[character] ?? character) : character;
  }

  #code(digits: number): string {
    const hex = this.#characters.slice(this.#at, this.#at + digits).join('');
    if (!/^[0-9a-fA-F]+$/.test(hex) || hex.length !== digits) throw new SyntaxError('bad code');
    this.#at += digits;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #property(negated: boolean): Accepts {
    if (!this.#take('{')) throw new SyntaxError('expected {');
    let name = '';
    while (!this.#take('}')) name += this.#next();
    if (!properties.test(name)) throw new SyntaxError('unknown property');
    const pattern = new RegExp(`^\\p{${name}}$`, 'u');
    return (character) => pattern.test(character) !== negated;
  }

  #set(): Accepts {
    const negated = this.#take('^');
    const members: Accepts[] = [];
    for (let first = true; first || this.#peek() !== ']'; first = false) {
      if (this.#peek() === ']') break;
      members.push(this.#member());
    }
    this.#at += 1;
    const accepts: Accepts = (character) => members.some((member) => member(character));
    return negated ? not(accepts) : accepts;
  }

  #member(): Accepts {
    const from = this.#setCharacter();
    if (typeof from !== 'string') return from;
    const after = this.#characters[this.#at + 1];
    if (this.#peek() !== '-' || after === undefined || after === ']')
      return (character) => character === from;
    this.#at += 1;
    const to = this.#setCharacter();
    if (typeof to !== 'string' || to < from) throw new SyntaxError('bad range');
    return (character) => character >= from && character <= to;
  }

  #setCharacter(): Accepts | string {
    const character = this.#next();
    if (character !== '\\') return character;
    return this.#peek() === 'b' ? this.#next() : this.#escaped();
  }
}
