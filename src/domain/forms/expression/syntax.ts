/** A parsed FHIRPath expression. `on: null` means the focus, `$this`. */
export type Syntax =
  | { readonly type: 'literal'; readonly value: string | boolean | number | LiteralDecimal | LiteralTemporal }
  | { readonly type: 'quantity'; readonly value: string; readonly unit: string }
  | { readonly type: 'empty' }
  | { readonly type: 'this' }
  | { readonly type: 'position' }
  | { readonly type: 'total' }
  | { readonly type: 'constant'; readonly name: string }
  | { readonly type: 'member'; readonly on: Syntax | null; readonly name: string }
  | {
      readonly type: 'call';
      readonly on: Syntax | null;
      readonly name: string;
      readonly args: readonly Syntax[];
    }
  | { readonly type: 'at'; readonly on: Syntax; readonly index: Syntax }
  | { readonly type: 'negative'; readonly operand: Syntax }
  | {
      readonly type: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Syntax;
      readonly right: Syntax;
    };

export type LiteralDecimal = { readonly decimal: string };
export type LiteralTemporal = { readonly temporal: 'date' | 'dateTime' | 'time'; readonly text: string };

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | 'div'
  | 'mod'
  | '&'
  | '|'
  | '='
  | '!='
  | '~'
  | '!~'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'in'
  | 'contains'
  | 'is'
  | 'as'
  | 'and'
  | 'or'
  | 'xor'
  | 'implies';
