import { union } from './compile-binary.ts';
import type { Compiled, Scope } from './compile-expression.ts';
import {
  ceiling,
  compare,
  floor,
  isNumeric,
  isWhole,
  type Numeric,
  parseNumeric,
  plus,
  roundTo,
  times,
  truncate,
  dividedBy,
  negate,
} from './decimal.ts';
import { spend } from './environment.ts';
import { compareValues, equalValues } from './equality.ts';
import { linkIdsOf } from './link-ids.ts';
import { childrenOf, descendantsOf, itemsBelow, membersOf } from './navigate.ts';
import type { Syntax } from './syntax.ts';
import {
  type Collection,
  type Element,
  isElement,
  NotNative,
  partOf,
  nothing,
  single,
  singleNumber,
  singleString,
  toCollection,
  toText,
  toTruth,
  type Value,
} from './value.ts';

type Call = {
  readonly input: Compiled;
  readonly on: Syntax | null;
  readonly args: readonly Syntax[];
  readonly compile: (syntax: Syntax) => Compiled | null;
};
type FunctionCompiler = (call: Call) => Compiled | null;

/** A function of the whole input and no arguments. */
const ofAll =
  (work: (input: Collection) => Collection): FunctionCompiler =>
  ({ input, args }) =>
    args.length > 0 ? null : (scope) => work(input(scope));

/** A function of one number; empty in, empty out. */
const ofNumber = (work: (value: Numeric) => Numeric): FunctionCompiler =>
  ofAll((input) => {
    const value = singleNumber(input);
    return value === undefined ? nothing : [work(value)];
  });

/** A function of one text and text arguments. */
const ofString =
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
const ofEach =
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

const compileWhere: FunctionCompiler = (call) => {
  const [criterion] = call.args;
  const ids = criterion && linkIdsOf(criterion);
  // The most used criterion by far, `linkId = 'x' or linkId = 'y'`, is a look-up.
  if (ids && ids.exact && call.args.length === 1) {
    const around = call.on && isRepeatItem(call.on) ? (call.on.on ?? ({ type: 'this' } as const)) : null;
    const start = around && call.compile(around);
    if (start) return (scope) => itemsBelow(start(scope), ids.ids);
    return (scope) =>
      call.input(scope).filter((value) => {
        const linkId = isElement(value) ? partOf(value, 'linkId') : undefined;
        return typeof linkId === 'string' && ids.ids.has(linkId);
      });
  }
  return ofEach((input, each) => input.filter((value, position) => toTruth(each(value, position)) === true))(
    call,
  );
};

const compileExists: FunctionCompiler = (call) => {
  if (call.args.length === 0) return (scope) => toCollection(call.input(scope).length > 0);
  const where = compileWhere(call);
  return where && ((scope) => toCollection(where(scope).length > 0));
};

const compileIif: FunctionCompiler = ({ input, args, compile }) => {
  const [condition, then, otherwise = null] = args;
  if (!condition || !then || args.length > 3) return null;
  const [test, yesBranch, noBranch] = [
    compile(condition),
    compile(then),
    otherwise ? compile(otherwise) : () => nothing,
  ];
  if (!test || !yesBranch || !noBranch) return null;
  return (scope) => {
    const inner: Scope = { ...scope, focus: input(scope) };
    const truth = test(inner);
    if (truth.length > 0 && typeof truth[0] !== 'boolean')
      throw new NotNative('a condition that is no truth');
    return toTruth(truth) === true ? yesBranch(inner) : noBranch(inner);
  };
};

/** `ordinal()` and `weight()` stand on answers; the value between is skipped, for the score hangs on the option. */
const compileWeight: FunctionCompiler = ({ input, on, args, compile }) => {
  if (args.length > 0) return null;
  const skips = on?.type === 'member' && on.name.startsWith('value');
  const answers = skips ? compile(on.on ?? { type: 'this' }) : input;
  return (
    answers &&
    ((scope) => {
      const weights: Numeric[] = [];
      for (const value of answers(scope)) {
        const weight = isElement(value) ? scope.env.weightOf(value) : null;
        if (weight === null) throw new NotNative('a score of something else than an answer');
        if (weight !== undefined) weights.push(weight);
      }
      return weights;
    })
  );
};

const compileRepeat: FunctionCompiler = ({ input, args }) =>
  isItemStep(args) ? (scope) => itemsBelow(input(scope), null) : null;

const isItemStep = ([step, ...rest]: readonly Syntax[]): boolean =>
  step?.type === 'member' && step.name === 'item' && !step.on && rest.length === 0;

const isRepeatItem = (syntax: Syntax): syntax is Extract<Syntax, { type: 'call' }> =>
  syntax.type === 'call' && syntax.name === 'repeat' && isItemStep(syntax.args);

function sum(input: Collection): Collection {
  const [first, ...rest] = input;
  if (first === undefined) return nothing;
  if (rest.length === 0) return [first];
  let total: Numeric = toSummand(first);
  for (const value of rest) total = plus(total, toSummand(value));
  return [total];
}

function toSummand(value: Value): Numeric {
  if (isNumeric(value)) return value;
  throw new NotNative('a sum of other things than numbers');
}

function extreme(input: Collection, better: (order: number) => boolean): Collection {
  const [first] = input;
  if (first === undefined) return nothing;
  let best = first;
  for (const value of input.slice(1)) {
    const order = compareValues(value, best);
    if (order !== undefined && better(order)) best = value;
  }
  return [best];
}

function average(input: Collection): Collection {
  const [total] = sum(input);
  if (total === undefined) return nothing;
  const mean = dividedBy(toSummand(total), input.length);
  return mean === null ? nothing : [mean];
}

const truths = (input: Collection): readonly boolean[] =>
  input.map((value) => {
    if (typeof value !== 'boolean') throw new NotNative('a list of other things than truths');
    return value;
  });

const distinct = (input: Collection): Collection => union(input, nothing);

function toInteger(input: Collection): Collection {
  const value = single(input);
  if (typeof value === 'boolean') return [value ? 1 : 0];
  if (typeof value === 'string') return /^[+-]?\d{1,15}$/.test(value) ? [Number(value)] : nothing;
  if (value === undefined || !isNumeric(value)) return nothing;
  return isWhole(value) ? [value] : nothing;
}

function toDecimal(input: Collection): Collection {
  const value = single(input);
  if (typeof value === 'boolean') return [value ? 1 : 0];
  if (typeof value === 'string') {
    const parsed = /^[+-]?\d+(\.\d+)?$/.test(value) ? parseNumeric(value) : null;
    return parsed === null ? nothing : [parsed];
  }
  return value !== undefined && isNumeric(value) ? [value] : nothing;
}

const compileCount =
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

/** `2.50` keeps its last zero as a text and is no whole number, which is lost in numbers here. */
const asWritten =
  (work: (input: Collection) => Collection): FunctionCompiler =>
  (call) =>
    call.on && keepsZeros(call.on) ? null : ofAll(work)(call);

const compileToString = asWritten((input) => {
  const value = single(input);
  return value === undefined ? nothing : [toText(value)];
});

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

const compileRound: FunctionCompiler = ({ input, args, compile }) => {
  const [arg] = args;
  const places = arg ? compile(arg) : () => [0];
  if (!places || args.length > 1) return null;
  return (scope) => {
    const value = singleNumber(input(scope));
    if (value === undefined) return nothing;
    const count = singleNumber(places(scope));
    if (typeof count !== 'number' || count < 0) throw new NotNative('rounding to no number of places');
    return [roundTo(value, count)];
  };
};

const compilePower: FunctionCompiler = ({ input, args, compile }) => {
  const [arg] = args;
  const exponent = arg && compile(arg);
  if (!exponent || args.length !== 1) return null;
  return (scope) => {
    const [base, times_] = [singleNumber(input(scope)), singleNumber(exponent(scope))];
    if (base === undefined || times_ === undefined) return nothing;
    if (typeof times_ !== 'number' || times_ < 0 || times_ > 8) throw new NotNative('an unusual power');
    let result: Numeric = 1;
    for (let step = 0; step < times_; step += 1) result = times(result, base);
    return [result];
  };
};

const compileJoin: FunctionCompiler = ({ input, args, compile }) => {
  const [arg] = args;
  const separator = arg ? compile(arg) : () => [''];
  if (!separator || args.length > 1) return null;
  return (scope) => {
    const values = input(scope).map((value) => {
      if (typeof value === 'string') return value;
      throw new NotNative('joining other things than texts');
    });
    return values.length === 0 ? nothing : [values.join(singleString(separator(scope)) ?? '')];
  };
};

const compileSubstring: FunctionCompiler = ({ input, args, compile }) => {
  const [from, length] = args.map(compile);
  if (!from || length === null || args.length > 2) return null;
  return (scope) => {
    const text = singleString(input(scope));
    const start = singleNumber(from(scope));
    const count = length ? singleNumber(length(scope)) : undefined;
    if (text === undefined || start === undefined) return nothing;
    if (typeof start !== 'number' || (length && typeof count !== 'number')) throw new NotNative('no place');
    if (start < 0 || start >= text.length) return nothing;
    return [
      typeof count === 'number' ? text.substring(start, start + Math.max(0, count)) : text.substring(start),
    ];
  };
};

const compileExtension: FunctionCompiler = ({ input, args, compile }) => {
  const [arg] = args;
  const url = arg && compile(arg);
  if (!url || args.length !== 1) return null;
  return (scope) => {
    const wanted = singleString(url(scope));
    return membersOf(input(scope), 'extension').filter((part) => (part as Element)['url'] === wanted);
  };
};

const compileCombine =
  (work: (left: Collection, right: Collection) => Collection): FunctionCompiler =>
  ({ input, args, compile }) => {
    const [arg] = args;
    const other = arg && compile(arg);
    return other && args.length === 1 ? (scope) => work(input(scope), other(scope)) : null;
  };

const today: FunctionCompiler = ({ on, args }) =>
  on || args.length > 0 ? null : ({ env }) => [{ temporal: 'date', text: env.today }];

const now: FunctionCompiler = ({ on, args }) =>
  on || args.length > 0 ? null : ({ env }) => [{ temporal: 'dateTime', text: env.now }];

/** The functions built in here, by FHIRPath's names. An own null prototype keeps `constructor` out. */
export const functions: Readonly<Record<string, FunctionCompiler>> = {
  where: compileWhere,
  exists: compileExists,
  empty: ofAll((input) => toCollection(input.length === 0)),
  not: ofAll((input) => {
    const truth = toTruth(input);
    return truth === undefined ? nothing : toCollection(!truth);
  }),
  all: ofEach((input, each) =>
    toCollection(input.every((value, position) => toTruth(each(value, position)) === true)),
  ),
  allTrue: ofAll((input) => toCollection(truths(input).every(Boolean))),
  anyTrue: ofAll((input) => toCollection(truths(input).some(Boolean))),
  allFalse: ofAll((input) => toCollection(!truths(input).some(Boolean))),
  anyFalse: ofAll((input) => toCollection(!truths(input).every(Boolean))),
  select: ofEach((input, each) => input.flatMap((value, position) => [...each(value, position)])),
  repeat: compileRepeat,
  iif: compileIif,
  ordinal: compileWeight,
  weight: compileWeight,
  count: ofAll((input) => [input.length]),
  sum: ofAll(sum),
  min: ofAll((input) => extreme(input, (order) => order < 0)),
  max: ofAll((input) => extreme(input, (order) => order > 0)),
  avg: ofAll(average),
  first: ofAll((input) => input.slice(0, 1)),
  last: ofAll((input) => input.slice(-1)),
  tail: ofAll((input) => input.slice(1)),
  skip: compileCount((input, count) => input.slice(Math.max(0, count))),
  take: compileCount((input, count) => input.slice(0, Math.max(0, count))),
  single: ofAll((input) => {
    const value = single(input);
    return value === undefined ? nothing : [value];
  }),
  distinct: ofAll(distinct),
  isDistinct: ofAll((input) => toCollection(distinct(input).length === input.length)),
  union: compileCombine(union),
  combine: compileCombine((left, right) => [...left, ...right]),
  intersect: compileCombine((left, right) =>
    distinct(left.filter((value) => right.some((other) => equalValues(value, other) === true))),
  ),
  children: ofAll(childrenOf),
  descendants: ofAll(descendantsOf),
  extension: compileExtension,
  toInteger: asWritten(toInteger),
  toDecimal: ofAll(toDecimal),
  toString: compileToString,
  abs: ofNumber((value) => (compare(value, 0) < 0 ? negate(value) : value)),
  floor: ofNumber(floor),
  ceiling: ofNumber(ceiling),
  truncate: ofNumber(truncate),
  round: compileRound,
  power: compilePower,
  length: ofString(0, (value) => value.length),
  upper: ofString(0, (value) => value.toUpperCase()),
  lower: ofString(0, (value) => value.toLowerCase()),
  trim: ofString(0, (value) => value.trim()),
  startsWith: ofString(1, (value, start = '') => value.startsWith(start)),
  endsWith: ofString(1, (value, end = '') => value.endsWith(end)),
  contains: ofString(1, (value, part = '') => value.includes(part)),
  indexOf: ofString(1, (value, part = '') => value.indexOf(part)),
  replace: ofString(2, (value, part = '', by = '') =>
    part === '' ? replaceNothing() : value.replaceAll(part, () => by),
  ),
  substring: compileSubstring,
  join: compileJoin,
  today,
  now,
};

function replaceNothing(): never {
  throw new NotNative('replacing an empty text');
}
