import type { BinaryOperator, Syntax } from './syntax.ts';
import { type Token, tokenize } from './tokenize.ts';

/**
 * How tightly FHIRPath's operators bind, from the loosest (https://hl7.org/fhirpath/#operator-precedence). All of
 * them take the nearest on their left first.
 */
const bindingPower: ReadonlyMap<string, number> = new Map<BinaryOperator, number>([
  ['implies', 1],
  ['or', 2],
  ['xor', 2],
  ['and', 3],
  ['in', 4],
  ['contains', 4],
  ['=', 5],
  ['!=', 5],
  ['~', 5],
  ['!~', 5],
  ['<', 6],
  ['<=', 6],
  ['>', 6],
  ['>=', 6],
  ['|', 7],
  ['is', 8],
  ['as', 8],
  ['+', 9],
  ['-', 9],
  ['&', 9],
  ['*', 10],
  ['/', 10],
  ['div', 10],
  ['mod', 10],
]);

const units = /^(?:year|month|week|day|hour|minute|second|millisecond)s?$/;
/** Brackets inside each other, links in a chain: more than this is no form's expression, and would end the stack. */
const maxDepth = 200;
const maxChain = 1000;
const maxLength = 50_000;

/** Null when the text is not FHIRPath. */
export function parseExpression(source: string): Syntax | null {
  const tokens = source.length > maxLength ? null : tokenize(source);
  if (!tokens) return null;
  try {
    const syntax = parseTokens(tokens);
    return tokens.length < maxChain || isShallow(syntax) ? syntax : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Level by level, so that looking is not what ends the stack. */
function isShallow(syntax: Syntax): boolean {
  let level: readonly Syntax[] = [syntax];
  for (let depth = 0; depth < maxChain; depth += 1) {
    if (level.length === 0) return true;
    level = level.flatMap(partsOf);
  }
  return false;
}

function partsOf(syntax: Syntax): readonly Syntax[] {
  switch (syntax.type) {
    case 'member':
      return syntax.on ? [syntax.on] : [];
    case 'call':
      return syntax.on ? [syntax.on, ...syntax.args] : syntax.args;
    case 'at':
      return [syntax.on, syntax.index];
    case 'negative':
      return [syntax.operand];
    case 'binary':
      return [syntax.left, syntax.right];
    default:
      return [];
  }
}

function parseTokens(tokens: readonly Token[]): Syntax {
  let at = 0;
  let depth = 0;
  const end: Token = { type: 'end', text: '' };
  const peek = (): Token => tokens[at] ?? end;
  const isSymbol = (text: string): boolean => peek().type === 'symbol' && peek().text === text;
  const take = (text: string): boolean => {
    if (!isSymbol(text)) return false;
    at += 1;
    return true;
  };
  const expect = (text: string): void => {
    if (!take(text)) throw new SyntaxError(`expected ${text}`);
  };

  const expression = (loosest = 1): Syntax => {
    depth += 1;
    if (depth > maxDepth) throw new SyntaxError('nested too deeply');
    let left = prefixed();
    for (;;) {
      const { type, text } = peek();
      const power = type === 'symbol' || type === 'name' ? bindingPower.get(text) : undefined;
      if (power === undefined || power < loosest) break;
      at += 1;
      left = { type: 'binary', operator: text as BinaryOperator, left, right: expression(power + 1) };
    }
    depth -= 1;
    return left;
  };

  const prefixed = (): Syntax => {
    let signs = 0;
    let isNegative = false;
    for (; isSymbol('-') || isSymbol('+'); signs += 1) {
      if (take('-')) isNegative = !isNegative;
      else take('+');
    }
    const operand = postfixed(term());
    if (signs === 0) return operand;
    return isNegative ? { type: 'negative', operand } : operand;
  };

  const postfixed = (start: Syntax): Syntax => {
    let on = start;
    for (;;) {
      if (take('.')) on = invocation(on);
      else if (take('[')) {
        on = { type: 'at', on, index: expression() };
        expect(']');
      } else return on;
    }
  };

  const term = (): Syntax => {
    const token = peek();
    if (token.type === 'symbol') {
      if (take('(')) {
        const inner = expression();
        expect(')');
        return inner;
      }
      expect('{');
      expect('}');
      return { type: 'empty' };
    }
    if (token.type === 'name' && (token.text === 'true' || token.text === 'false')) {
      at += 1;
      return { type: 'literal', value: token.text === 'true' };
    }
    if (token.type === 'name' || token.type === 'quoted') return invocation(null);
    at += 1;
    return literal(token);
  };

  const literal = ({ type, text }: Token): Syntax => {
    switch (type) {
      case 'number':
        return numberOrQuantity(text);
      case 'string':
        return { type: 'literal', value: text };
      case 'constant':
        return { type: 'constant', name: text };
      case 'special':
        return text === '$this' ? { type: 'this' } : { type: text === '$index' ? 'position' : 'total' };
      case 'temporal':
        return {
          type: 'literal',
          value: text.startsWith('T')
            ? { temporal: 'time', text: text.slice(1) }
            : { temporal: text.includes('T') ? 'dateTime' : 'date', text: text.replace(/T$/, '') },
        };
      default:
        throw new SyntaxError(`unexpected ${text}`);
    }
  };

  const numberOrQuantity = (text: string): Syntax => {
    const unit = peek();
    if (unit.type === 'string' || (unit.type === 'name' && units.test(unit.text))) {
      at += 1;
      return { type: 'quantity', value: text, unit: unit.text };
    }
    return { type: 'literal', value: text.includes('.') ? { decimal: text } : Number(text) };
  };

  const invocation = (on: Syntax | null): Syntax => {
    const token = peek();
    at += 1;
    if (token.type === 'special') {
      if (token.text === '$this' && on) return on;
      throw new SyntaxError(`unexpected ${token.text}`);
    }
    if (token.type !== 'name' && token.type !== 'quoted') throw new SyntaxError(`unexpected ${token.text}`);
    if (token.type === 'quoted' || !take('(')) return { type: 'member', on, name: token.text };
    const args: Syntax[] = [];
    while (!isSymbol(')')) {
      if (args.length > 0) expect(',');
      args.push(expression());
    }
    expect(')');
    return { type: 'call', on, name: token.text, args };
  };

  const parsed = expression();
  if (peek().type !== 'end') throw new SyntaxError(`unexpected ${peek().text}`);
  return parsed;
}
