import type { Syntax } from './syntax.ts';

/** The linkIds a criterion lets through; `exact`: it asks for nothing else. */
export type LinkIds = { readonly ids: ReadonlySet<string>; readonly exact: boolean };

/** Null when the criterion lets through any linkId. */
export function linkIdsOf(criterion: Syntax): LinkIds | null {
  const ids = new Set<string>();
  const exactness = collect(criterion, ids);
  return exactness === null ? null : { ids, exact: exactness };
}

/** Adds what the criterion names; true when it asks for nothing else, null when it lets through any. */
function collect(criterion: Syntax, ids: Set<string>): boolean | null {
  if (criterion.type !== 'binary') return null;
  const { operator, left, right } = criterion;
  switch (operator) {
    case '=':
      return collectLiteral(left, right, ids) ?? collectLiteral(right, left, ids);
    case 'in':
      return isLinkId(left) ? collectList(right, ids) : null;
    case 'or': {
      const [a, b] = [collect(left, ids), collect(right, ids)];
      return a === null || b === null ? null : a && b;
    }
    case 'and': {
      const found = linkIdsOf(left) ?? linkIdsOf(right);
      if (!found) return null;
      for (const id of found.ids) ids.add(id);
      return false;
    }
    default:
      return null;
  }
}

const isLinkId = (syntax: Syntax): boolean =>
  syntax.type === 'member' && syntax.name === 'linkId' && (syntax.on === null || syntax.on.type === 'this');

function collectLiteral(name: Syntax, literal: Syntax, ids: Set<string>): true | null {
  if (!isLinkId(name) || literal.type !== 'literal' || typeof literal.value !== 'string') return null;
  ids.add(literal.value);
  return true;
}

function collectList(list: Syntax, ids: Set<string>): true | null {
  if (list.type === 'literal' && typeof list.value === 'string') {
    ids.add(list.value);
    return true;
  }
  if (list.type !== 'binary' || list.operator !== '|') return null;
  return collectList(list.left, ids) && collectList(list.right, ids);
}
