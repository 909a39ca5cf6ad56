import { useEffect, useReducer } from 'preact/hooks';
import type { FormFinding } from '#domain/forms/definition/form-finding.ts';
import type { Questionnaire, QuestionnaireItem } from '#domain/fhir/types.ts';
import type { FormSession } from '#domain/forms/form-session.ts';
import { useForm } from './form-scope.ts';
import { toPlainText } from './item-text.ts';

type Reason = 'cycle' | 'expressionFailed' | 'expressionTimeout' | 'expressionUnsupported';
type RuleFinding = FormFinding & { readonly reason: Reason };

const reasons: ReadonlySet<string> = new Set<Reason>([
  'cycle',
  'expressionFailed',
  'expressionTimeout',
  'expressionUnsupported',
]);

/** What came up while the form was used. What lies in the form itself is told by the report when it is brought in. */
function ruleFindings(session: FormSession): readonly RuleFinding[] {
  const found = new Map<string, RuleFinding>();
  for (const finding of session.findings()) if (isRuleFinding(finding)) found.set(keyOf(finding), finding);
  return [...found.values()];
}

const isRuleFinding = (finding: FormFinding): finding is RuleFinding => reasons.has(finding.reason);

const keyOf = ({ reason, linkId, expression }: FormFinding): string =>
  `${reason} ${linkId ?? ''} ${expression ?? ''}`;

/** So many are listed; the number tells of the rest. */
const shown = 5;

/** Rules of the form that were given up: named at the foot, where nothing moves when one comes, and read out once. */
export function FormFindings() {
  const { session, text, readOnly, announce } = useForm();
  const [, redraw] = useReducer<number, void>((n) => n + 1, 0);
  const findings = ruleFindings(session);
  const { length } = findings;
  useEffect(
    () =>
      session.subscribe(null, () => {
        if (ruleFindings(session).length !== length) redraw();
      }),
    [session, length],
  );
  const last = findings.at(-1);
  const newest = last && toSentence(last);
  useEffect(() => {
    if (newest !== undefined && !readOnly) announce(newest);
  }, [newest]);
  if (length === 0 || readOnly) return null;

  function toSentence({ reason, linkId = '', detail }: RuleFinding): string {
    // All who wait for each other; each is named by its linkId.
    const linkIds = reason === 'cycle' && detail ? detail.split(' → ') : [linkId];
    const names = linkIds.flatMap((one) => {
      const item = findItem(session.questionnaire, one);
      return item ? toPlainText(item, text.language) : [];
    });
    return text.form.finding[reason](names.join(' → '));
  }
  return (
    <section class="vf-findings" aria-labelledby="vf-findings">
      <h2 id="vf-findings">{text.form.finding.title(length)}</h2>
      <ul>
        {findings.slice(0, shown).map((finding) => (
          <li key={keyOf(finding)}>
            {toSentence(finding)}
            {finding.expression && <code>{finding.expression}</code>}
          </li>
        ))}
      </ul>
      {length > shown && <p>{text.form.finding.more(length - shown)}</p>}
      <p class="vf-hint">{text.form.finding.comfort}</p>
    </section>
  );
}

function findItem({ item }: Pick<Questionnaire, 'item'>, linkId: string): QuestionnaireItem | undefined {
  for (const one of item ?? []) {
    const found = one.linkId === linkId ? one : one.item && findItem(one, linkId);
    if (found) return found;
  }
  return undefined;
}
