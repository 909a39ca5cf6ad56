import { compileBinary } from './compile-binary.ts';
import { type Numeric, negate, parseNumeric } from './decimal.ts';
import { type Environment, spend } from './environment.ts';
import { functions } from './functions.ts';
import { membersOf } from './navigate.ts';
import type { Syntax } from './syntax.ts';
import { type Collection, type Element, NotNative, nothing, singleNumber, type Value } from './value.ts';

/** Where an expression is evaluated: the environment, the focus and, inside where() and the like, the position. */
export type Scope = { readonly env: Environment; readonly focus: Collection; readonly position: number };
export type Compiled = (scope: Scope) => Collection;

/**
 * An expression as a function, or null when it uses something that only the full engine knows. A compiled
 * expression may still throw `NotNative` when the answers turn out to be of a kind it does not handle.
 */
export function compileExpression(syntax: Syntax): ((env: Environment) => Collection) | null {
  const compiled = compile(syntax);
  return compiled && ((env) => compiled({ env, focus: [env.context()], position: 0 }));
}

export function compile(syntax: Syntax): Compiled | null {
  switch (syntax.type) {
    case 'literal':
      return constantly(toLiteral(syntax.value));
    case 'empty':
      return () => nothing;
    case 'this':
      return ({ focus }) => focus;
    case 'position':
      return ({ position }) => [position];
    case 'constant':
      return compileConstant(syntax.name);
    case 'member':
      return compileMember(syntax.on, syntax.name);
    case 'at':
      return compileAt(syntax.on, syntax.index);
    case 'negative':
      return compileNegative(syntax.operand);
    case 'binary':
      return compileBinary(syntax, compile);
    case 'call':
      return compileCall(syntax);
    case 'quantity':
    case 'total':
      return null;
  }
}

const constantly = (value: Value): Compiled => {
  const collection = [value];
  return () => collection;
};

function toLiteral(value: Extract<Syntax, { type: 'literal' }>['value']): Value {
  if (typeof value !== 'object') return value;
  return 'decimal' in value ? decimalLiteral(value.decimal) : value;
}

const decimalLiteral = (text: string): Numeric => parseNumeric(text) ?? 0;

const terminologies: Readonly<Record<string, string>> = {
  sct: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
  ucum: 'http://unitsofmeasure.org',
};

function compileConstant(name: string): Compiled {
  switch (name) {
    case 'resource':
    case 'rootResource':
      return ({ env }) => [env.resource()];
    case 'context':
      return ({ env }) => [env.context()];
    case 'questionnaire':
      return ({ env }) => [env.questionnaire];
    case 'qitem':
      return ({ env }) => (env.questionnaireItem ? [env.questionnaireItem] : nothing);
    default: {
      const code = Object.hasOwn(terminologies, name) ? terminologies[name] : undefined;
      if (code !== undefined) return constantly(code);
      return ({ env }) => {
        const value = env.constant(name);
        if (!value) throw new NotNative(`%${name}`);
        return value;
      };
    }
  }
}

function compileMember(on: Syntax | null, name: string): Compiled | null {
  if (!on) {
    // A resource's own name at the start of a path is the resource itself.
    if (name === 'QuestionnaireResponse') return ({ env }) => [env.resource()];
    if (/^[A-Z]/.test(name)) {
      return ({ focus }) => focus.filter((value) => (value as Element)['resourceType'] === name);
    }
    return ({ focus }) => membersOf(focus, name);
  }
  const inner = compile(on);
  return inner && ((scope) => membersOf(inner(scope), name));
}

function compileAt(on: Syntax, index: Syntax): Compiled | null {
  const [inner, position] = [compile(on), compile(index)];
  if (!inner || !position) return null;
  return (scope) => {
    const at = singleNumber(position(scope));
    const value = typeof at === 'number' ? inner(scope)[at] : undefined;
    return value === undefined ? nothing : [value];
  };
}

function compileNegative(operand: Syntax): Compiled | null {
  const inner = compile(operand);
  return (
    inner &&
    ((scope) => {
      const value = singleNumber(inner(scope));
      if (value === undefined) throw new NotNative('minus nothing');
      return [negate(value)];
    })
  );
}

function compileCall({ on, name, args }: Extract<Syntax, { type: 'call' }>): Compiled | null {
  if (!Object.hasOwn(functions, name)) return null;
  const inner = on ? compile(on) : ({ focus }: Scope) => focus;
  const called = inner && functions[name]?.({ input: inner, on, args, compile });
  if (!called) return null;
  return (scope) => {
    const result = called(scope);
    spend(scope.env.budget, 1 + result.length);
    return result;
  };
}
