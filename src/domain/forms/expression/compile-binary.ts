import type { Compiled } from './compile-expression.ts';
import { movedDate } from './date-arithmetic.ts';
import { spend } from './environment.ts';
import {
  dividedBy,
  isNumeric,
  minus,
  type Numeric,
  plus,
  remainder,
  times,
  wholeQuotient,
} from './decimal.ts';
import { compareValues, equals, equalValues } from './equality.ts';
import type { BinaryOperator, Syntax } from './syntax.ts';
import {
  type Collection,
  ExpressionError,
  isTemporal,
  NotNative,
  no,
  nothing,
  single,
  singleNumber,
  singleString,
  toCollection,
  toTruth,
  type Value,
  yes,
} from './value.ts';

type Binary = Extract<Syntax, { type: 'binary' }>;
type Operation = (left: Collection, right: Collection) => Collection;

export function compileBinary(
  { operator, left, right }: Binary,
  compile: (syntax: Syntax) => Compiled | null,
): Compiled | null {
  const moved = compileMovedDate({ type: 'binary', operator, left, right }, compile);
  if (moved) return moved;
  const [a, b] = [compile(left), compile(right)];
  if (!a || !b) return null;
  const operation = operations[operator];
  if (!operation) return null;
  return (scope) => {
    const [x, y] = [a(scope), b(scope)];
    spend(scope.env.budget, 1 + costOf(operator, x, y));
    return operation(x, y);
  };
}

/** What grows faster than what is looked at: comparing all with all, and texts put together. */
function costOf(operator: BinaryOperator, left: Collection, right: Collection): number {
  if (operator === '|' || operator === 'in' || operator === 'contains')
    return (left.length + 1) * (right.length + 1);
  const [x, y] = [left[0], right[0]];
  return typeof x === 'string' && typeof y === 'string' ? (x.length + y.length) >> 3 : 0;
}

/** `today() - 3 months`: the only place where a quantity is understood here. */
function compileMovedDate(
  { operator, left, right }: Binary,
  compile: (syntax: Syntax) => Compiled | null,
): Compiled | null {
  if ((operator !== '+' && operator !== '-') || right.type !== 'quantity') return null;
  if (!/^[a-z]+$/.test(right.unit)) return null;
  const date = compile(left);
  const amount = Number(right.value) * (operator === '-' ? -1 : 1);
  return (
    date &&
    ((scope) => {
      const moment = single(date(scope));
      if (moment === undefined) return nothing;
      if (!isTemporal(moment)) throw new NotNative('quantities');
      return [movedDate(moment, amount, right.unit)];
    })
  );
}

/** Both sides are always evaluated: what is wrong on the right is wrong whatever stands on the left. */
const either: Operation = (left, right) => {
  const [a, b] = [toTruth(left), toTruth(right)];
  if (a === true || b === true) return yes;
  return a === undefined || b === undefined ? nothing : no;
};

const both: Operation = (left, right) => {
  const [a, b] = [toTruth(left), toTruth(right)];
  if (a === false || b === false) return no;
  return a === undefined || b === undefined ? nothing : yes;
};

const truth = (value: boolean | undefined): Collection =>
  value === undefined ? nothing : toCollection(value);

const arithmetic =
  (work: (a: Numeric, b: Numeric) => Numeric | null): Operation =>
  (left, right) => {
    if (left.length === 0 || right.length === 0) return nothing;
    const [a, b] = [singleNumber(left), singleNumber(right)];
    const result = a === undefined || b === undefined ? null : work(a, b);
    return result === null ? nothing : [result];
  };

/** Both sides must be numbers even when the other is empty. */
const strictly = (work: (a: Numeric, b: Numeric) => Numeric | null): Operation => {
  const compute = arithmetic(work);
  return (left, right) => {
    singleNumber(left);
    singleNumber(right);
    return compute(left, right);
  };
};

const comparison =
  (holds: (order: number) => boolean): Operation =>
  (left, right) => {
    if (left.length === 0 || right.length === 0) return nothing;
    const [a, b] = [single(left), single(right)];
    const order = a === undefined || b === undefined ? undefined : compareValues(a, b);
    return truth(order === undefined ? undefined : holds(order));
  };

const added: Operation = (left, right) => {
  if (left.length === 0 || right.length === 0) return nothing;
  const [a, b] = [single(left), single(right)];
  if (typeof a === 'string' && typeof b === 'string') return [a + b];
  if (a === undefined || b === undefined || !isNumeric(a) || !isNumeric(b)) {
    // The reference library reads a text beside a number as a number when it can.
    throw typeof a === 'boolean' || typeof b === 'boolean'
      ? new ExpressionError('these two cannot be added')
      : new NotNative('arithmetic');
  }
  return [plus(a, b)];
};

/** Undefined: no native rule, so the full engine decides. */
const includes = (collection: Collection, value: Value): boolean =>
  collection.some((candidate) => equalValues(candidate, value) === true);

const isIn: Operation = (left, right) => {
  const value = single(left);
  return value === undefined ? nothing : toCollection(includes(right, value));
};

/** All are compared with all, so the time grows with the square. */
const longestUnion = 2000;

export function union(left: Collection, right: Collection): Collection {
  if (left.length + right.length > longestUnion) throw new NotNative('a long list');
  const found: Value[] = [];
  for (const value of left) if (!includes(found, value)) found.push(value);
  for (const value of right) if (!includes(found, value)) found.push(value);
  return found;
}

const operations: Readonly<Partial<Record<BinaryOperator, Operation>>> = {
  '+': added,
  '-': arithmetic(minus),
  '*': arithmetic(times),
  '/': arithmetic(dividedBy),
  div: strictly(wholeQuotient),
  mod: strictly(remainder),
  '&': (left, right) => [(singleString(left) ?? '') + (singleString(right) ?? '')],
  '|': union,
  '=': (left, right) => truth(equals(left, right)),
  '!=': (left, right) => {
    const same = equals(left, right);
    return truth(same === undefined ? undefined : !same);
  },
  '<': comparison((order) => order < 0),
  '<=': comparison((order) => order <= 0),
  '>': comparison((order) => order > 0),
  '>=': comparison((order) => order >= 0),
  or: either,
  and: both,
  in: isIn,
  contains: (left, right) => isIn(right, left),
  xor: (left, right) => {
    const [a, b] = [toTruth(left), toTruth(right)];
    return truth(a === undefined || b === undefined ? undefined : a !== b);
  },
  implies: (left, right) => {
    const [a, b] = [toTruth(left), toTruth(right)];
    if (a === false || b === true) return yes;
    return truth(a === undefined || b === undefined ? undefined : b);
  },
};
