import type { Compiled, Scope } from './compile-expression.ts';
import type { Numeric } from './decimal.ts';
import { spend } from './environment.ts';
import type { Syntax } from './syntax.ts';
import { NotNative, nothing, singleNumber, singleString, type Collection, type Value } from './value.ts';

type Call = {
  readonly input: Compiled;
  readonly on: Syntax | null;
  readonly args: readonly Syntax[];
  readonly compile: (syntax: Syntax) => Compiled | null;
};

export type FunctionCompiler = (call: Call) => Compiled | null;

/** A function of the whole input and no arguments. */
export const ofAll =
  (work: (input: Collection) => Collection): FunctionCompiler =>
  ({ input, args }) =>
    args.length > 0 ? null : (scope) => work(input(scope));

/** A function of one number; empty in, empty out. */
export const ofNumber = (work: (value: Numeric) => Numeric): FunctionCompiler =>
  ofAll((input) => {
    const value = singleNumber(input);
    return value === undefined ? nothing : [work(value)];
  });

/** A function of one text and text arguments. */
export const ofString =
  (count: number, work: (value: string, ...args: readonly string[]) => Value): FunctionCompiler =>
  ({ input, args, compile }) => {
    const compiled = args.map(compile);
    if (args.length !== count || compiled.some((arg) => arg === null)) return null;
    return (scope) => {
      const value = singleString(input(scope));
      const values = compiled.map((arg) => (arg ? singleString(arg(argumentScope(scope))) : undefined));
      if (value === undefined) return nothing;
      const given = values.filter((arg) => arg !== undefined);
      if (given.length < count) throw new NotNative('an empty argument');
      return [work(value, ...given)];
    };
  };

/** A plain argument is evaluated on the focus of the expression around, not on the input of the function. */
const argumentScope = (scope: Scope): Scope => scope;

/** A function of each element with a criterion or projection. */
export const ofEach =
  (
    work: (input: Collection, each: (value: Value, position: number) => Collection) => Collection,
  ): FunctionCompiler =>
  ({ input, args, compile }) => {
    const [arg] = args;
    const inner = arg && compile(arg);
    if (!inner || args.length !== 1) return null;
    return (scope) =>
      work(input(scope), (value, position) => {
        spend(scope.env.budget, 1);
        return inner({ env: scope.env, focus: [value], position });
      });
  };

export const compileCount =
  (pick: (input: Collection, count: number) => Collection): FunctionCompiler =>
  ({ input, args, compile }) => {
    const [arg] = args;
    const inner = arg && compile(arg);
    if (!inner || args.length !== 1) return null;
    return (scope) => {
      const count = singleNumber(inner(scope));
      if (typeof count !== 'number') throw new NotNative('no count');
      return pick(input(scope), count);
    };
  };

export const compileCombine =
  (work: (left: Collection, right: Collection) => Collection): FunctionCompiler =>
  ({ input, args, compile }) => {
    const [arg] = args;
    const other = arg && compile(arg);
    return other && args.length === 1 ? (scope) => work(input(scope), other(scope)) : null;
  };

/** `2.50` keeps its last zero as a text and is no whole number, which is lost in numbers here. */
export const asWritten =
  (work: (input: Collection) => Collection): FunctionCompiler =>
  (call) =>
    call.on && keepsZeros(call.on) ? null : ofAll(work)(call);

function keepsZeros(syntax: Syntax): boolean {
  switch (syntax.type) {
    case 'literal':
      return (
        typeof syntax.value === 'object' && 'decimal' in syntax.value && syntax.value.decimal.endsWith('0')
      );
    case 'negative':
      return keepsZeros(syntax.operand);
    case 'binary':
      return keepsZeros(syntax.left) || keepsZeros(syntax.right);
    case 'call':
      return (syntax.on !== null && keepsZeros(syntax.on)) || syntax.args.some(keepsZeros);
    default:
      return false;
  }
}
