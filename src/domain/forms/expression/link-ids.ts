import type { Syntax } from './syntax.ts';

/** The linkIds a criterion lets through; `exact`: it asks for nothing else. Null: any. */
export type LinkIds = { readonly ids: ReadonlySet<string>; readonly exact: boolean };

export function linkIdsOf(criterion: Syntax): LinkIds | null {
  if (criterion.type !== 'binary') return null;
  const { operator, left, right } = criterion;
  switch (operator) {
    case '=':
      return literalBeside(left, right) ?? literalBeside(right, left);
    case 'in':
      return isLinkId(left) ? literalsOf(right) : null;
    case 'or': {
      const [a, b] = [linkIdsOf(left), linkIdsOf(right)];
      return a && b ? { ids: new Set([...a.ids, ...b.ids]), exact: a.exact && b.exact } : null;
    }
    case 'and': {
      const found = linkIdsOf(left) ?? linkIdsOf(right);
      return found && { ids: found.ids, exact: false };
    }
    default:
      return null;
  }
}

const isLinkId = (syntax: Syntax): boolean =>
  syntax.type === 'member' && syntax.name === 'linkId' && (syntax.on === null || syntax.on.type === 'this');

const literalBeside = (name: Syntax, literal: Syntax): LinkIds | null =>
  isLinkId(name) && literal.type === 'literal' && typeof literal.value === 'string'
    ? { ids: new Set([literal.value]), exact: true }
    : null;

function literalsOf(list: Syntax): LinkIds | null {
  if (list.type === 'literal' && typeof list.value === 'string') return { ids: new Set([list.value]), exact: true };
  if (list.type !== 'binary' || list.operator !== '|') return null;
  const [a, b] = [literalsOf(list.left), literalsOf(list.right)];
  return a && b && { ids: new Set([...a.ids, ...b.ids]), exact: true };
}
