import { union } from './compile-binary.ts';
import type { Scope } from './compile-expression.ts';
import type { Numeric } from './decimal.ts';
import { equalValues } from './equality.ts';
import { ofAll, ofEach, compileCount, compileCombine, type FunctionCompiler } from './function-kinds.ts';
import { linkIdsOf } from './link-ids.ts';
import { childrenOf, descendantsOf, itemsBelow, membersOf } from './navigate.ts';
import type { Syntax } from './syntax.ts';
import {
  isElement,
  NotNative,
  partOf,
  nothing,
  single,
  singleString,
  toCollection,
  toTruth,
  type Collection,
  type Element,
} from './value.ts';

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

const truths = (input: Collection): readonly boolean[] =>
  input.map((value) => {
    if (typeof value !== 'boolean') throw new NotNative('a list of other things than truths');
    return value;
  });

const distinct = (input: Collection): Collection => union(input, nothing);

const compileExtension: FunctionCompiler = ({ input, args, compile }) => {
  const [arg] = args;
  const url = arg && compile(arg);
  if (!url || args.length !== 1) return null;
  return (scope) => {
    const wanted = singleString(url(scope));
    return membersOf(input(scope), 'extension').filter((part) => (part as Element)['url'] === wanted);
  };
};

/** Functions that look through elements, and truths about them. */
export const elementFunctions: Readonly<Record<string, FunctionCompiler>> = {
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
};
