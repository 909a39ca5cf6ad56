import { elementFunctions } from './element-functions.ts';
import type { FunctionCompiler } from './function-kinds.ts';
import { numberFunctions } from './number-functions.ts';
import { textFunctions } from './text-functions.ts';

const today: FunctionCompiler = ({ on, args }) =>
  on || args.length > 0 ? null : ({ env }) => [{ temporal: 'date', text: env.today }];

const now: FunctionCompiler = ({ on, args }) =>
  on || args.length > 0 ? null : ({ env }) => [{ temporal: 'dateTime', text: env.now }];

/** The functions built in here, by FHIRPath's names; looked up as own keys, which keeps `constructor` out. */
export const functions: Readonly<Record<string, FunctionCompiler>> = {
  ...elementFunctions,
  ...numberFunctions,
  ...textFunctions,
  today,
  now,
};
