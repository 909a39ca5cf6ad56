import { osloDay } from '#domain/time/oslo.ts';
import type { Day } from '#domain/time/day.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { toPatch } from '../../device/to-patch.ts';
import type { CertificateText } from '../../text/later/certificate-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { useWrite } from '../../work/use-write.ts';
import type { OwnCertificate } from './own-certificates.ts';

type Props = {
  readonly own: OwnCertificate;
  readonly text: CertificateText;
  readonly today: Day;
  readonly onSaid: (words: string) => void;
};

/** One perm: what its rule asks for and what is there of it, and the one thing to do about it. */
export function OwnCertificateCard({ own, text, today, onSaid }: Props) {
  const { formats, language } = useText();
  const { write, isBusy, failed } = useWrite();
  const { id, enrolment, programme, standing, state, asked } = own;
  const title = localizedText(programme.title, language);
  const ask = () => {
    const operation: OperationBody = asked
      ? toPatch('certificate', asked, {
          status: 'requested',
          requestedOn: today,
          programme: enrolment.body.programme,
        })
      : {
          type: 'record.put',
          id,
          kind: 'certificate',
          body: {
            learnerId: enrolment.body.learnerId,
            enrolmentId: enrolment.id,
            programme: enrolment.body.programme,
            requestedOn: today,
            status: 'requested',
          },
        };
    void write(operation, () => onSaid(text.said.asked));
  };
  const canAsk = state === 'ready' || state === 'seminars';
  const isAsked = state === 'requested' || state === 'received';
  return (
    <Section title={title}>
      <ul class="v-rule">
        <RulePart
          isDone={standing.booklets > 0 && standing.bookletsDone === standing.booklets}
          words={text.booklets(standing.bookletsDone, standing.booklets)}
          text={text}
        />
        {standing.seminars > 0 && (
          <RulePart
            isDone={standing.seminarsAttended >= standing.seminars}
            words={text.seminars(standing.seminarsAttended, standing.seminars)}
            text={text}
          />
        )}
      </ul>
      {programme.rulesBasis === 'default' && <p class="v-quiet v-small">{text.assumed}</p>}
      {state === 'notYet' && (
        <p class="v-quiet">{enrolment.body.status === 'stopped' ? text.stopped : text.notYet}</p>
      )}
      {state === 'seminars' && <p>{text.seminarsOnly}</p>}
      {state === 'ready' && <p>{text.ready}</p>}
      {canAsk && (
        <Button wide busy={isBusy} label={text.askFor(title)} onClick={ask}>
          {text.ask}
        </Button>
      )}
      {isAsked && asked && (
        <div class="v-stack">
          <Notice color="accent" icon={state === 'received' ? 'doneFill' : 'information'}>
            <strong>
              {asked.body.received
                ? text.received(formats.dayFull(osloDay(asked.body.received.at)))
                : text.requested(formats.dayFull(asked.body.requestedOn))}
            </strong>
            <span>{asked.body.received ? text.receivedMore : text.waits}</span>
          </Notice>
          <SyncMark delivery={asked.delivery} today={today} />
          {asked.delivery.state === 'delivered' && (
            <>
              <a
                class="ds-button"
                data-variant="secondary"
                data-fullwidth=""
                href={`/learning/certificates/${id}/confirmation.pdf?lang=${language}`}
                download=""
                aria-label={text.paperFor(title)}
              >
                {text.paper}
              </a>
              <p class="v-quiet v-small">{text.paperHelp}</p>
            </>
          )}
          {state === 'requested' && (
            <Button
              variant="tertiary"
              busy={isBusy}
              label={text.withdrawFor(title)}
              onClick={() =>
                void write(toPatch('certificate', asked, { status: 'withdrawn' }), () =>
                  onSaid(text.said.withdrawn),
                )
              }
            >
              {text.withdraw}
            </Button>
          )}
        </div>
      )}
      {failed && (
        <p role="alert" class="v-missing">
          {text.failed}
        </p>
      )}
    </Section>
  );
}

type PartProps = { readonly isDone: boolean; readonly words: string; readonly text: CertificateText };

function RulePart({ isDone, words, text }: PartProps) {
  return (
    <li class="v-rule__part" data-done={isDone || undefined}>
      <Icon of={isDone ? 'doneFill' : 'open'} />
      <span>{words}</span>
      <span class="v-quiet">{isDone ? text.done : text.missing}</span>
    </li>
  );
}
