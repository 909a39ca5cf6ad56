import { linkIdsOf } from './link-ids.ts';
import type { Syntax } from './syntax.ts';

/** What an expression may look at. Too much is only slower, too little would be wrong. */
export type Reads = {
  /** Items read by linkId, with everything below them. */
  readonly linkIds: ReadonlySet<string>;
  /** Reads items that are not named: any answer may matter. */
  readonly everything: boolean;
  /** Reads the scores of items that are not named: only answers that can carry a score matter. */
  readonly everyWeight: boolean;
  /** Never leaves the item it stands on: other repeats of the group do not matter. */
  readonly withinContext: boolean;
  readonly constants: ReadonlySet<string>;
};

/** What part of the response a subexpression stands on. */
type Ground =
  | { readonly kind: 'other' }
  | { readonly kind: 'items'; readonly ids: ReadonlySet<string> | null };

const other: Ground = { kind: 'other' };
const anyItems: Ground = { kind: 'items', ids: null };

/** Functions that pick among their input and hand it on as it is. */
const passing = new Set(['first', 'last', 'tail', 'skip', 'take', 'single', 'distinct', 'trace']);
const deeper = new Set(['descendants', 'children', 'repeat']);
const focusing = new Set(['where', 'exists', 'all', 'select', 'iif', 'repeat', 'aggregate', 'sort']);

const blind = new Set(['iif', 'today', 'now', 'timeOfDay']);

export function readsOf(syntax: Syntax): Reads {
  const linkIds = new Set<string>();
  const constants = new Set<string>();
  const flags = { everything: false, everyWeight: false, withinContext: true };

  const consume = (ground: Ground): void => {
    if (ground.kind === 'other') return;
    if (ground.ids) for (const id of ground.ids) linkIds.add(id);
    else flags.everything = true;
  };

  const walk = (node: Syntax, focus: Ground): Ground => {
    switch (node.type) {
      case 'this':
        return focus;
      case 'constant':
        return constant(node.name);
      case 'member':
        return member(node, focus);
      case 'at':
        consume(walk(node.index, focus));
        return walk(node.on, focus);
      case 'negative':
        consume(walk(node.operand, focus));
        return other;
      case 'binary':
        return binary(node, focus);
      case 'call':
        return call(node, focus);
      default:
        return other;
    }
  };

  const constant = (name: string): Ground => {
    if (name === 'resource' || name === 'rootResource') {
      flags.withinContext = false;
      return anyItems;
    }
    if (name === 'context') return anyItems;
    constants.add(name);
    return other;
  };

  const member = ({ on, name }: Extract<Syntax, { type: 'member' }>, focus: Ground): Ground => {
    if (!on && name === 'QuestionnaireResponse') {
      flags.withinContext = false;
      return anyItems;
    }
    const ground = on ? walk(on, focus) : focus;
    if (ground.kind === 'other') return other;
    if (name === 'item') return anyItems;
    if (name === 'answer') return ground;
    if (name === 'linkId') return other;
    consume(ground);
    return other;
  };

  const binary = (node: Extract<Syntax, { type: 'binary' }>, focus: Ground): Ground => {
    const [left, right] = [walk(node.left, focus), walk(node.right, focus)];
    if (node.operator === '|' && left.kind === 'items' && right.kind === 'items') {
      return { kind: 'items', ids: left.ids && right.ids && new Set([...left.ids, ...right.ids]) };
    }
    consume(left);
    consume(right);
    return other;
  };

  const call = ({ on, name, args }: Extract<Syntax, { type: 'call' }>, focus: Ground): Ground => {
    if (name === 'weight' || name === 'ordinal') return weight(on ? walk(scored(on), focus) : focus);
    const ground = on ? walk(on, focus) : focus;
    if (name === 'where' && ground.kind === 'items') {
      const named = args[0] ? linkIdsOf(args[0]) : null;
      const narrowed: Ground = named ? { kind: 'items', ids: named.ids } : ground;
      for (const arg of args) consume(walk(arg, named?.exact ? other : narrowed));
      return narrowed;
    }
    if (deeper.has(name) && ground.kind === 'items') return anyItems;
    if (name === 'select' && args[0]) return walk(args[0], ground);
    for (const arg of args) consume(walk(arg, focusing.has(name) ? ground : focus));
    if (passing.has(name)) return ground;
    // These stand on the focus when they have no input, but do not look at it.
    if (on || !blind.has(name)) consume(ground);
    return other;
  };

  const weight = (ground: Ground): Ground => {
    if (ground.kind === 'items' && !ground.ids) flags.everyWeight = true;
    else consume(ground);
    return other;
  };

  consume(walk(syntax, anyItems));
  return { linkIds, constants, ...flags };
}

/** `answer.value.ordinal()`: the score hangs on the answer, the value between says nothing more. */
const scored = (on: Syntax): Syntax =>
  on.type === 'member' && on.name.startsWith('value') ? (on.on ?? { type: 'this' }) : on;
