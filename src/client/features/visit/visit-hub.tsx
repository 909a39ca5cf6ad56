import { Link, useRouter } from '@tanstack/react-router';
import { osloDay } from '#domain/time/oslo.ts';
import { toVisitPatch } from '#domain/visits/visit.ts';
import { isUnasked } from '#domain/visits/visit-stage.ts';
import { toBegun } from '#domain/visits/visit-steps.ts';
import { talkedAbout } from '#domain/visits/visit-form.ts';
import { addresses } from '../../addresses.ts';
import { useStore } from '../../device/use-device.ts';
import { useOneAtATime } from '../../device/use-one-at-a-time.ts';
import { visitText } from '../../text/later/visit-text.ts';
import { personName } from '../../text/person-name.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ContactLinks } from '../../ui/contact-links.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { Screen } from '../../shell/screen.tsx';
import { nextPart } from './next-part.ts';
import { staffName } from './staff-name.ts';
import { themeName } from './theme-name.ts';
import { toBegunForm } from './to-begun-form.ts';
import { countPacked, toPackList } from './to-pack-list.ts';
import { useSteps } from './use-steps.ts';
import type { VisitWork } from './use-visit.ts';
import { VisitStepRow } from './visit-step.tsx';

/** The visit: how far it has come, what is next, and the way to each step. */
export function VisitHub({ work }: { readonly work: VisitWork }) {
  const { common, person: personText, language, formats } = useText();
  const text = visitText(language);
  const store = useStore();
  const { visit, stage, person, record, others, staff, isJournalOld, today } = work;
  const { body } = visit;
  const next = nextPart(work);
  const day = osloDay(body.plannedAt);
  const when = text.at(formats.weekdayAndDay(day), formats.atTime(body.plannedAt));
  const isTimed = body.appointment !== 'open' && stage !== 'cancelled' && stage !== 'declined';
  return (
    <Screen
      title={personName(person.body)}
      documentTitle={text.documentTitle}
      lead={
        <>
          {common.visitKinds[body.kind]}
          {isTimed && ` · ${when}`}
        </>
      }
    >
      <div class="v-stack">
        <p class="v-visit-stage">
          <strong>{isUnasked(body) ? text.notAsked : text.stages[stage]}</strong>
          <SyncMark delivery={visit.delivery} today={today} />
        </p>
        <div class="v-contact">
          <ContactLinks
            phone={person.body.phone}
            address={person.body.address}
            words={{ call: personText.call, map: personText.map }}
          />
        </div>
      </div>
      {stage === 'begun' && record && record.body.startedBy !== store.staffId && (
        <Notice color="accent">
          {text.begunBy(staffName(staff, record.body.startedBy), formats.dayAndTime(record.body.startedAt))}
        </Notice>
      )}
      {isJournalOld && (
        <Notice color="warning" icon="attention">
          {text.journal.changed}
        </Notice>
      )}
      {others.map((other) => (
        <Notice
          key={other.id}
          color="warning"
          action={
            <Link to={addresses.form(other.id)} className="ds-button" data-variant="secondary">
              {text.openAlso}
            </Link>
          }
        >
          {text.also(staffName(staff, other.body.startedBy))}
        </Notice>
      ))}
      <Section title={text.steps.title}>
        <Rows>
          <Steps work={work} next={next} />
        </Rows>
      </Section>
      <NextButton work={work} next={next} />
      <Link to={addresses.person(person.id)} className="ds-button" data-variant="tertiary" data-fullwidth="">
        {text.toPerson}
      </Link>
    </Screen>
  );
}

type StepProps = { readonly work: VisitWork; readonly next: ReturnType<typeof nextPart> };

function Steps({ work, next }: StepProps) {
  const { language, formats } = useText();
  const text = visitText(language);
  const { visit, stage, questionnaire, response, record, followUps, staff, isJournalOld, today } = work;
  const { invitation, answer, themes = [], packed = [], transfer } = visit.body;
  const isFinished = stage === 'toTransfer' || stage === 'transferred';
  const pack = toPackList(questionnaire, themes, language);
  const inFolder = countPacked(pack, packed);
  const isPacked = pack.length > 0 && inFolder === pack.length;
  const talked = talkedAbout(questionnaire, response);
  const here = (part: string) => addresses.visitPart(visit.id, part);
  const nowOf = (part: string) => (next?.part === part ? text.steps.now : undefined);
  const told = {
    invitation: [
      invitation &&
        text.steps.sent(text.invitation.channels[invitation.channel], formats.dayNear(invitation.on, today)),
      answer &&
        text.invitation.answeredOn(
          text.invitation.replies[answer.reply].toLowerCase(),
          formats.dayNear(answer.on, today),
        ),
    ].filter(Boolean),
    preparation: [
      themes.length > 0 && text.steps.themesChosen(String(themes.length)),
      inFolder > 0 && text.steps.packed(String(inFolder), String(pack.length)),
    ].filter(Boolean),
  };
  return (
    <>
      <VisitStepRow
        title={text.steps.invitation}
        told={told.invitation.join(' · ') || text.steps.notSent}
        to={here('invitasjon')}
        isDone={answer?.reply === 'yes' || isFinished}
        now={nowOf('invitasjon')}
        doneWord={text.steps.done}
      />
      <VisitStepRow
        title={text.steps.preparation}
        told={told.preparation.join(' · ') || text.steps.notYet}
        to={here('forberedelse')}
        isDone={isPacked || isFinished}
        now={nowOf('forberedelse')}
        doneWord={text.steps.done}
      />
      <VisitStepRow
        title={text.steps.conversation}
        told={
          record
            ? talked.map((code) => themeName(questionnaire, code, language)).join(', ') || text.steps.noThemes
            : text.steps.notYet
        }
        to={record ? here('samtale') : undefined}
        isDone={isFinished}
        now={nowOf('samtale')}
        doneWord={text.steps.done}
      />
      <VisitStepRow
        title={text.steps.closing}
        told={record ? text.steps.followUps(String(followUps.length)) : text.steps.afterwards}
        to={record ? here('avtaler') : undefined}
        isDone={isFinished}
        now={nowOf('avtaler')}
        doneWord={text.steps.done}
      />
      <VisitStepRow
        title={text.steps.summary}
        told={record ? '' : text.steps.afterwards}
        to={record ? here('oppsummering') : undefined}
        isDone={false}
        now={nowOf('oppsummering')}
        doneWord={text.steps.done}
      />
      <VisitStepRow
        title={text.steps.journal}
        told={
          transfer
            ? text.steps.transferred(staffName(staff, transfer.by), formats.dayAndTime(transfer.at))
            : isFinished
              ? text.steps.notTransferred
              : text.steps.afterSigning
        }
        to={isFinished ? here('journal') : undefined}
        isDone={Boolean(transfer) && !isJournalOld}
        now={nowOf('journal')}
        doneWord={text.steps.done}
      />
    </>
  );
}

function NextButton({ work, next }: StepProps) {
  const { language } = useText();
  const text = visitText(language);
  const store = useStore();
  const router = useRouter();
  const { visit, record, today } = work;
  const { write } = useSteps(visit);
  const { run: begin, isBusy } = useOneAtATime(async () => {
    const step = toBegun(visit.body, store.staffId, today);
    if (!step.ok) return;
    const patch = Object.keys(step.fields).length > 0 ? [toVisitPatch(visit, step.fields)] : [];
    const form = record ? [] : [toBegunForm(work, store.staffId)];
    await write([...patch, ...form]);
    await router.navigate({ to: addresses.visitPart(visit.id, 'samtale') });
  });
  if (!next) return null;
  const to = addresses.visitPart(visit.id, next.part);
  if (next.word !== 'begin') {
    return (
      <>
        <Link to={to} className="ds-button" data-color="accent" data-fullwidth="">
          {text.next[next.word]}
        </Link>
        {next.mayBegin && (
          <Button wide variant="secondary" icon="start" busy={isBusy} onClick={begin}>
            {text.next.begin}
          </Button>
        )}
      </>
    );
  }
  return (
    <Button wide icon="start" busy={isBusy} onClick={begin}>
      {text.next.begin}
    </Button>
  );
}
