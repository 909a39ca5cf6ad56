import type { FormIssue } from '#domain/forms/form-session.ts';
import { useForm } from './form-scope.ts';
import { toIssueSentence } from './issue-sentence.ts';

type Props = { readonly id: string; readonly issues: readonly FormIssue[] };

/** What is wrong, at the item. Announced by the form's own log, so that it is heard once. */
export function IssueText({ id, issues }: Props) {
  const { text } = useForm();
  if (issues.length === 0) return null;
  const worst = issues.some(({ severity }) => severity === 'error') ? 'danger' : 'warning';
  return (
    <div id={id} class="vf-issues">
      {[...new Set(issues.map((issue) => toIssueSentence(issue, text)))].map((sentence) => (
        <p key={sentence} class="ds-validation-message" data-color={worst}>
          {sentence}
        </p>
      ))}
    </div>
  );
}
