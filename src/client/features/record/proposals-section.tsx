import { useState } from 'preact/hooks';
import type { Kept } from '#store/device-store.ts';
import { useStore } from '../../device/use-device.ts';
import { amendText } from '../../text/later/amend-text.ts';
import { useText } from '../../text/use-text.ts';
import { Section } from '../../ui/section.tsx';
import { ProposalCard } from './proposal-card.tsx';
import type { Proposal } from './proposals.ts';
import { ReasonSheet } from '../../ui/reason-sheet.tsx';
import { declineProposal } from './write-amendment.ts';

type Props = {
  readonly record: Kept<'response'>;
  /** Those that wait for a decision. */
  readonly open: readonly Proposal[];
  readonly nameOf: (staffId: string) => string;
  readonly maySettle: boolean;
  /** Resolves when the copy to correct is on the device. */
  readonly onTake: (proposal: Proposal, reason: string) => Promise<void>;
  readonly onDeclined: () => void;
};

/** What is not in the signed record and waits for somebody: taken in, or declined, never without a reason. */
export function ProposalsSection({ record, open, nameOf, maySettle, onTake, onDeclined }: Props) {
  const { language } = useText();
  const { proposals: text } = amendText(language);
  const store = useStore();
  const [asked, setAsked] = useState<{ readonly proposal: Proposal; readonly take: boolean }>();
  if (open.length === 0) return null;
  const isVoided = record.body.status === 'voided';
  const decline = async ({ of, settled }: Proposal, reason: string) => {
    await declineProposal(store, record, { of, base: settled?.operation ?? null }, reason);
    setAsked(undefined);
    onDeclined();
  };
  return (
    <Section title={text.title} count={open.length}>
      <p>{text.text}</p>
      {!maySettle && <p>{text.notYours}</p>}
      <ul class="v-proposals">
        {open.map((proposal) => (
          <ProposalCard
            key={proposal.of}
            proposal={proposal}
            nameOf={nameOf}
            onTake={maySettle && !isVoided ? () => setAsked({ proposal, take: true }) : undefined}
            onDecline={maySettle ? () => setAsked({ proposal, take: false }) : undefined}
          />
        ))}
      </ul>
      {asked && (
        <ReasonSheet
          draft={`${asked.take ? 'take' : 'decline'}:${asked.proposal.of}`}
          about={record.id}
          title={asked.take ? text.takeDialog : text.declineDialog}
          text={asked.take ? text.takeText : text.declineText}
          confirm={asked.take ? text.takeConfirm : text.declineConfirm}
          onClose={() => setAsked(undefined)}
          onConfirm={(reason) =>
            asked.take ? onTake(asked.proposal, reason) : decline(asked.proposal, reason)
          }
        />
      )}
    </Section>
  );
}
