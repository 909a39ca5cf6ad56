import { ofString, asWritten, type FunctionCompiler } from './function-kinds.ts';
import { NotNative, nothing, single, singleNumber, singleString, toText } from './value.ts';

const compileToString = asWritten((input) => {
  const value = single(input);
  return value === undefined ? nothing : [toText(value)];
});

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

/** Functions of texts and to texts. */
export const textFunctions: Readonly<Record<string, FunctionCompiler>> = {
  toString: compileToString,
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
};

function replaceNothing(): never {
  throw new NotNative('replacing an empty text');
}
