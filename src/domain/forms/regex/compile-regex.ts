import { type Node, parseRegex } from './parse-regex.ts';

type Step =
  | { readonly type: 'char'; readonly accepts: (character: string) => boolean }
  | { readonly type: 'split'; readonly first: number; readonly second: number }
  | { readonly type: 'jump'; readonly to: number }
  | { readonly type: 'edge'; readonly start: boolean }
  | { readonly type: 'match' };

/** Counted repeats are written out; beyond this the form's expression is refused, so that memory stays small. */
const maxSteps = 20_000;

/**
 * A form's own regular expression as a test of a whole text, in time that grows with text × expression and never
 * faster (Thompson's construction), whatever the expression. Null for what cannot be done that way (look-around,
 * back-references) or is not a regular expression.
 */
export function compileRegex(source: string): ((text: string) => boolean) | null {
  const tree = parseRegex(source);
  if (!tree) return null;
  const steps: Step[] = [];
  if (!emit(tree, steps)) return null;
  steps.push({ type: 'match' });
  return (text) => run(steps, text);
}

function emit(node: Node, steps: Step[]): boolean {
  if (steps.length > maxSteps) return false;
  switch (node.type) {
    case 'char':
      steps.push({ type: 'char', accepts: node.accepts });
      return true;
    case 'edge':
      steps.push({ type: 'edge', start: node.start });
      return true;
    case 'sequence':
      return node.parts.every((part) => emit(part, steps));
    case 'either':
      return emitEither(node.options, steps);
    case 'repeat':
      return emitRepeat(node, steps);
  }
}

function emitEither(options: readonly Node[], steps: Step[]): boolean {
  const [first, ...rest] = options;
  if (!first) return true;
  if (rest.length === 0) return emit(first, steps);
  const split = steps.push({ type: 'match' }) - 1;
  if (!emit(first, steps)) return false;
  const jump = steps.push({ type: 'match' }) - 1;
  steps[split] = { type: 'split', first: split + 1, second: steps.length };
  if (!emitEither(rest, steps)) return false;
  steps[jump] = { type: 'jump', to: steps.length };
  return true;
}

function emitRepeat({ part, min, max }: Extract<Node, { type: 'repeat' }>, steps: Step[]): boolean {
  for (let time = 0; time < min; time += 1) if (!emit(part, steps)) return false;
  if (max === null) {
    const split = steps.push({ type: 'match' }) - 1;
    if (!emit(part, steps)) return false;
    steps.push({ type: 'jump', to: split });
    steps[split] = { type: 'split', first: split + 1, second: steps.length };
    return true;
  }
  const splits: number[] = [];
  for (let time = min; time < max; time += 1) {
    splits.push(steps.push({ type: 'match' }) - 1);
    if (!emit(part, steps)) return false;
  }
  for (const split of splits) steps[split] = { type: 'split', first: split + 1, second: steps.length };
  return true;
}

function run(steps: readonly Step[], text: string): boolean {
  const characters = Array.from(text);
  let current = reach(steps, [0], 0, characters.length);
  for (const [index, character] of characters.entries()) {
    const next: number[] = [];
    for (const at of current) {
      const step = steps[at];
      if (step?.type === 'char' && step.accepts(character)) next.push(at + 1);
    }
    if (next.length === 0) return false;
    current = reach(steps, next, index + 1, characters.length);
  }
  for (const at of current) if (steps[at]?.type === 'match') return true;
  return false;
}

/** All steps that can be stood on without reading a character. */
function reach(
  steps: readonly Step[],
  from: readonly number[],
  position: number,
  length: number,
): ReadonlySet<number> {
  const reached = new Set<number>();
  const open = from.toReversed();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    const step = steps[at];
    if (step?.type === 'jump') open.push(step.to);
    else if (step?.type === 'split') open.push(step.second, step.first);
    else if (step?.type === 'edge' && position === (step.start ? 0 : length)) open.push(at + 1);
  }
  return reached;
}
