import {
  ceiling,
  compare,
  floor,
  isNumeric,
  isWhole,
  parseNumeric,
  plus,
  roundTo,
  times,
  truncate,
  dividedBy,
  negate,
  type Numeric,
} from './decimal.ts';
import { compareValues } from './equality.ts';
import { ofAll, ofNumber, asWritten, type FunctionCompiler } from './function-kinds.ts';
import { NotNative, nothing, single, singleNumber, type Collection, type Value } from './value.ts';

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

/** Functions of numbers and to numbers. */
export const numberFunctions: Readonly<Record<string, FunctionCompiler>> = {
  count: ofAll((input) => [input.length]),
  sum: ofAll(sum),
  min: ofAll((input) => extreme(input, (order) => order < 0)),
  max: ofAll((input) => extreme(input, (order) => order > 0)),
  avg: ofAll(average),
  toInteger: asWritten(toInteger),
  toDecimal: ofAll(toDecimal),
  abs: ofNumber((value) => (compare(value, 0) < 0 ? negate(value) : value)),
  floor: ofNumber(floor),
  ceiling: ofNumber(ceiling),
  truncate: ofNumber(truncate),
  round: compileRound,
  power: compilePower,
};
