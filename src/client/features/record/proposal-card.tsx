import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import { amendText } from '../../text/later/amend-text.ts';
import { translated } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { toAnswerWords } from './answer-words.ts';
import type { Proposal } from './proposals.ts';
import './proposals.css';

type Props = {
  readonly proposal: Proposal;
  readonly nameOf: (staffId: string) => string;
  /** Absent: this user does not decide here, or there is nothing to decide. */
  readonly onTake?: (() => void) | undefined;
  readonly onDecline?: (() => void) | undefined;
};

/** One proposed amendment: who and when, and both values of each question it is about. */
export function ProposalCard({ proposal, nameOf, onTake, onDecline }: Props) {
  const words = useText();
  const { proposals: text } = amendText(words.language);
  const { kind, by, at, reason, differences, settled } = proposal;
  const who = (kind === 'late' ? text.late : text.version)(words.formats.dayAndTime(at), nameOf(by));
  const first = differences[0]?.item;
  const about = translated(first?.text, first?._text, words.language) || who;
  const say = (answer: readonly QuestionnaireResponseAnswer[]) => toAnswerWords(answer, words);
  const decisions = settled ? [settled, ...(settled.otherwise ?? [])] : [];
  return (
    <li class="v-proposal">
      <p class="v-small">{who}</p>
      {reason !== null && <p>{text.versionReason(reason)}</p>}
      {differences.length === 0 && <p>{text.same}</p>}
      {differences.map(({ path, item, signed, proposed }) => (
        <div key={path} class="v-proposal__question">
          <p class="v-proposal__text">{translated(item?.text, item?._text, words.language)}</p>
          <dl class="v-proposal__values">
            <div>
              <dt>{text.signed}</dt>
              <dd>{say(signed)}</dd>
            </div>
            <div>
              <dt>{text.proposed}</dt>
              <dd>{say(proposed)}</dd>
            </div>
          </dl>
        </div>
      ))}
      {decisions.map((one) => (
        <p key={one.operation}>
          {text.opposed(
            `${words.formats.dayAndTime(one.at)}, ${nameOf(one.by)}`,
            `${one.decision === 'taken' ? text.taken : text.declined}. ${one.reason}`,
          )}
        </p>
      ))}
      {(onTake || onDecline) && (
        <div class="v-actions">
          {onTake && (
            <Button variant="primary" label={text.takeOf(about)} onClick={onTake}>
              {text.take}
            </Button>
          )}
          {onDecline && (
            <Button variant="secondary" label={text.declineOf(about)} onClick={onDecline}>
              {text.decline}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
