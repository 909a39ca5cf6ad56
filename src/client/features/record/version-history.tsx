import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { amendText } from '../../text/later/amend-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ProposalCard } from './proposal-card.tsx';
import type { Proposal } from './proposals.ts';

export type ShownVersion = {
  readonly at: string;
  readonly response: QuestionnaireResponse;
  readonly canonical: string;
};

type Props = {
  readonly body: RecordBody<'response'>;
  readonly settled: readonly Proposal[];
  readonly nameOf: (staffId: string) => string;
  readonly onShow: (version: ShownVersion) => void;
};

/** Every version that was signed, the newest first, with who, when and why; and what was decided on proposals. */
export function VersionHistory({ body, settled, nameOf, onShow }: Props) {
  const { language, formats } = useText();
  const { history: text, proposals } = amendText(language);
  const { earlier = [], signedBy = '', signedAt = '', amendReason } = body;
  if (earlier.length === 0 && settled.length === 0) return null;
  const versions = [
    { by: signedBy, at: signedAt, reason: amendReason, shows: null },
    ...earlier
      .map(({ by, at, reason, response, questionnaire }) => ({
        by,
        at,
        reason,
        shows: { at, response, canonical: questionnaire },
      }))
      .toReversed(),
  ];
  return (
    <Disclosure title={earlier.length > 0 ? text.title(earlier.length) : text.settled}>
      <div class="v-stack">
        {earlier.length > 0 && (
          <ol class="v-proposals">
            {versions.map(({ by, at, reason, shows }) => (
              <li key={at} class="v-proposal">
                <strong>
                  {shows === null ? text.now : reason === undefined ? text.first : text.correction}
                </strong>
                <span>{text.by(formats.dayAndTime(at), nameOf(by))}</span>
                {reason !== undefined && <span>{proposals.versionReason(reason)}</span>}
                {shows && (
                  <Button variant="secondary" onClick={() => onShow(shows)}>
                    {text.show}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        )}
        {settled.length > 0 && (
          <ul class="v-proposals" aria-label={text.settled}>
            {settled.map((proposal) => (
              <ProposalCard key={proposal.of} proposal={proposal} nameOf={nameOf} />
            ))}
          </ul>
        )}
      </div>
    </Disclosure>
  );
}
