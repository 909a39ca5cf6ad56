import type { FormIssue } from '../form-session.ts';
import type { FormNode } from '../session/form-node.ts';
import { answerIssues, constraintIssues } from './answer-issues.ts';

/** Everything that stands in the way of signing, in the form's order. */
export function reviewForm(root: FormNode): readonly FormIssue[] {
  const issues: FormIssue[] = [...constraintIssues(root)];
  const visit = (node: FormNode): void => {
    if (!node.enabled) return;
    issues.push(...groupIssues(node));
    if (isSpareRepeat(node)) return;
    issues.push(...missingIssues(node), ...answerIssues(node));
    for (const child of node.children) visit(child);
  };
  for (const child of root.children) visit(child);
  return issues;
}

/** A repeat that nobody wrote in is not part of the record, so nothing is missing in it, beside another one. */
function isSpareRepeat(node: FormNode): boolean {
  if (!node.definition.repeatsAsGroup || hasAnswer(node)) return false;
  const repeats = repeatsBeside(node);
  return repeats.some((other) => other !== node && hasAnswer(other)) || repeats[0] !== node;
}

/** What cannot be answered by hand (calculated, hidden, only shown) is never missing. */
function missingIssues(node: FormNode): readonly FormIssue[] {
  const { definition, path, answers } = node;
  if (!definition.isQuestion || definition.calculated || definition.hidden || definition.item.readOnly)
    return [];
  const { minOccurs } = definition.limits;
  if (answers.length === 0) {
    return isRequired(node) ? [{ path, reason: 'required', severity: 'error' }] : [];
  }
  return answers.length < minOccurs
    ? [{ path, reason: 'minOccurs', severity: 'error', limit: minOccurs }]
    : [];
}

/** Repeats of a group are counted at the first of them. */
function groupIssues(node: FormNode): readonly FormIssue[] {
  const { definition, path } = node;
  if (!definition.isGroup || definition.hidden) return [];
  const repeats = repeatsBeside(node).filter(({ enabled }) => enabled);
  if (repeats[0] !== node) return [];
  const filled = repeats.filter(hasAnswer).length;
  const { minOccurs, maxOccurs } = definition.limits;
  const issues: FormIssue[] = [];
  if (filled === 0) {
    // A required group with required questions in it is said once, at the questions.
    if (isRequired(node) && !hasRequiredQuestion(node))
      issues.push({ path, reason: 'required', severity: 'error' });
  } else if (filled < minOccurs) {
    issues.push({ path, reason: 'minOccurs', severity: 'error', limit: minOccurs });
  }
  if (maxOccurs !== undefined && filled > maxOccurs) {
    issues.push({ path, reason: 'maxOccurs', severity: 'error', limit: maxOccurs });
  }
  return issues;
}

const repeatsBeside = ({ definition, parent, slot }: FormNode): readonly FormNode[] =>
  parent?.children.filter((child) => child.definition === definition && child.slot === slot) ?? [];

export function isRequired({ definition, results }: FormNode): boolean {
  const formula = definition.formulas.find(({ purpose }) => purpose.kind === 'required');
  const byExpression = formula && results[formula.slot];
  if (byExpression && byExpression.length > 0) return byExpression[0] === true;
  return (
    definition.item.required === true ||
    (definition.limits.minOccurs > 0 && definition.item.required !== false)
  );
}

export const hasAnswer = (node: FormNode): boolean =>
  node.enabled && (node.answers.length > 0 || node.children.some(hasAnswer));

const hasRequiredQuestion = (node: FormNode): boolean =>
  node.children.some(
    (child) =>
      child.enabled && ((child.definition.isQuestion && isRequired(child)) || hasRequiredQuestion(child)),
  );
