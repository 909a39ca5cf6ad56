import { isStanding } from '#domain/merge/standing-measurement.ts';
import { Link } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { ageOn } from '#domain/time/day.ts';
import { ReasonScreen } from '../../access/reason-screen.tsx';
import { useReasonGate } from '../../access/use-reason-gate.ts';
import { addresses } from '../../addresses.ts';
import { useContent } from '../../content/use-content.ts';
import { useDevice, useKind } from '../../device/use-device.ts';
import { useAccess } from '../../device/use-access.ts';
import { useToday } from '../../device/use-today.ts';
import { useWatch } from '../../device/use-watch.ts';
import { PlainPage } from '../../shell/plain-page.tsx';
import { mayReadLog } from '../../shell/is-overseer.ts';
import { Screen } from '../../shell/screen.tsx';
import { timelineText } from '../../text/later/timeline-text.ts';
import { personName } from '../../text/person-name.ts';
import { useText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { WorkSheet } from '../../work/work-sheet.tsx';
import { ContactActions } from './contact-actions.tsx';
import { Disagreements } from './disagreements.tsx';
import { FollowUpsSection } from './follow-ups-section.tsx';
import { FactsSection } from './facts-section.tsx';
import { NextSection } from './next-section.tsx';
import { NutritionRow } from './nutrition-row.tsx';
import { PlannedSection } from './planned-section.tsx';
import { SppbSection } from './sppb-section.tsx';
import { RecordsSection } from './records-section.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { WeighButton } from '../../weighing/weigh-button.tsx';
import { toWeightHistory } from '../../weighing/weight-history.ts';
import { WeightSection } from '../../weighing/weight-section.tsx';
import { VitalsSection } from './vitals-section.tsx';

/** One person: what is next, what is known, what has been recorded. */
export function PersonScreen({ id }: { readonly id: string }) {
  const { person: text, common, formats, language } = useText();
  const [opened, setOpened] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const { session, store } = useDevice();
  const today = useToday();
  const records = useWatch(`person:${id}`, () => store.watchPerson(id));
  const content = useContent();
  const units = useKind('unit');
  const staff = useKind('staff');
  const unitId = records?.person?.body.unitId;
  const { isAsking, give } = useReasonGate(unitId === undefined ? null : { personId: id, unitId });
  useAccess(
    unitId !== undefined && !isAsking ? { kind: 'person', recordId: id, personId: id, unitId } : null,
  );
  if (!records || !content || !units || !staff) {
    return <Screen title={common.loading} documentTitle={text.documentTitle} />;
  }
  const { person } = records;
  if (!person) return <PlainPage title={text.gone.title} text={text.gone.text} />;
  const { body } = person;
  if (isAsking) return <ReasonScreen unitId={body.unitId} onGiven={give} />;
  const standing = records.measurements.filter((measurement) =>
    isStanding(
      measurement.body,
      records.responses.find((form) => form.id === measurement.body.responseId)?.body,
    ),
  );
  const services = records.servicePeriods
    .filter(({ body: { start, end } }) => start <= today && (end === null || end >= today))
    .map((period) => common.services[period.body.service]);
  const unit = units.find((candidate) => candidate.id === body.unitId)?.body.name;
  const lead = [common.yearsOld(ageOn(body.birthDate, today)), ...services, unit].filter(Boolean).join(' · ');
  return (
    <Screen
      title={personName(body)}
      documentTitle={text.documentTitle}
      lead={
        <>
          {lead}
          {body.deceasedOn && ` · ${text.deceased(formats.dayFull(body.deceasedOn))}`}
        </>
      }
    >
      <Disagreements records={records} />
      <ContactActions person={person}>
        {!body.deceasedOn && (
          <WeighButton isShort person={person} last={toWeightHistory(standing).weights[0]} today={today} />
        )}
      </ContactActions>
      <NextSection records={records} person={person} content={content} today={today} />
      <PlannedSection records={records} today={today} />
      <FollowUpsSection records={records} person={person} staff={staff} today={today} onOpen={setOpened} />
      <VitalsSection records={records} person={person} content={content} today={today} />
      <WeightSection person={person} measurements={standing} today={today} />
      <NutritionRow person={person} records={records} today={today} />
      <SppbSection responses={records.responses} content={content} />
      <RecordsSection records={records} content={content} staff={staff} today={today} />
      <Disclosure long title={timelineText(language).title}>
        <Timeline records={records} content={content} staff={staff} today={today} onOpenTask={setOpened} />
      </Disclosure>
      <FactsSection records={records} person={person} />
      {mayReadLog(session) && (
        <Link to={addresses.accessOf(id)} className="ds-button" data-variant="tertiary">
          {text.accessLog}
        </Link>
      )}
      <p role="status" class="v-said v-quiet v-small">
        {said}
      </p>
      {opened !== null && (
        <WorkSheet
          key={opened}
          kind="task"
          id={opened}
          onClose={(words) => {
            setOpened(null);
            setSaid(words);
          }}
        />
      )}
    </Screen>
  );
}
