import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import { isUnasked, toVisitStage } from '#domain/visits/visit-stage.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import { visitText } from '../../text/later/visit-text.ts';
import { useText } from '../../text/use-text.ts';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { InviteButton } from './invite-button.tsx';
import { PlannedRow } from './planned-row.tsx';

type Props = { readonly records: PersonRecords; readonly today: Day };

/** Visits that wait, each done with one tap; a preventive visit has a way of its own. */
export function PlannedSection({ records, today }: Props) {
  const { person: text, common, formats } = useText();
  const visits = records.visits
    .filter(({ body }) => waits(body))
    .toSorted((a, b) => Date.parse(a.body.plannedAt) - Date.parse(b.body.plannedAt));
  return (
    <>
      {visits.length > 0 && (
        <Section title={text.visits}>
          <Rows>
            {visits.map((visit) => {
              const { plannedAt, kind } = visit.body;
              const day = osloDay(plannedAt);
              if (kind === 'preventiveVisit')
                return <PreventiveRow key={visit.id} visit={visit} today={today} />;
              const time = formats.atTime(plannedAt);
              return (
                <PlannedRow
                  key={visit.id}
                  record={visit}
                  title={day === today ? text.visitToday(time) : text.visitAt(formats.dayShort(day), time)}
                  today={today}
                  done={day <= today ? text.visitDone : null}
                >
                  {common.visitKinds[kind]}
                </PlannedRow>
              );
            })}
          </Rows>
        </Section>
      )}
      {records.person && <InviteButton person={records.person} visits={records.visits} today={today} />}
    </>
  );
}

/** A preventive visit waits until it is in the journal, any other until it is done. */
function waits(body: Kept<'visit'>['body']): boolean {
  if (body.kind === 'preventiveVisit' && toVisitStage(body) === 'toTransfer') return true;
  return body.status === 'planned' || body.status === 'inProgress';
}

/** A way of its own, from the invitation to the journal. */
function PreventiveRow({ visit, today }: { readonly visit: Kept<'visit'>; readonly today: Day }) {
  const { common, formats, language } = useText();
  const { stages, notAsked, at } = visitText(language);
  const { body, delivery } = visit;
  const stage = toVisitStage(body);
  return (
    <Row to={addresses.visit(visit.id)} title={common.visitKinds[body.kind]}>
      <span>{isUnasked(body) ? notAsked : stages[stage]}</span>
      {stage === 'agreed' && (
        <span>{at(formats.dayShort(osloDay(body.plannedAt)), formats.atTime(body.plannedAt))}</span>
      )}
      {delivery.state !== 'delivered' && <SyncMark delivery={delivery} today={today} />}
    </Row>
  );
}
