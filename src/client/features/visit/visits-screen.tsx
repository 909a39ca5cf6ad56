import { useMemo } from 'preact/hooks';
import { osloDay } from '#domain/time/oslo.ts';
import { isTransferOld } from '#domain/visits/is-transfer-old.ts';
import { isTimeMissing, isUnasked, toVisitStage } from '#domain/visits/visit-stage.ts';
import type { Header } from '#store/headers/header.ts';
import { addresses } from '../../addresses.ts';
import { useHeaders } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { Screen } from '../../shell/screen.tsx';
import { visitText } from '../../text/later/visit-text.ts';
import { personName } from '../../text/person-name.ts';
import { useText } from '../../text/use-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { InviteSection } from './invite-section.tsx';
import { useToInvite } from './use-to-invite.ts';
import { YearFigures } from './year-figures.tsx';
import './visit.css';

const groups = ['changed', 'toTransfer', 'begun', 'agreed', 'timeMissing', 'waiting'] as const;
type Group = (typeof groups)[number];

type Forms = ReadonlyMap<string, Header<'response'>>;

/** Where a visit stands in the list; null when it waits for nobody. */
function toGroup(body: Header<'visit'>['body'], forms: Forms): Group | null {
  const stage = toVisitStage(body);
  const form = forms.get(body.outcome?.responseId ?? '');
  if (stage === 'transferred' && body.transfer && form && isTransferOld(body.transfer, form.body))
    return 'changed';
  switch (stage) {
    case 'toTransfer':
    case 'begun':
    case 'agreed':
      return stage;
    case 'invited':
      return isTimeMissing(body) || isUnasked(body) ? 'timeMissing' : 'waiting';
    case 'noAnswer':
      return 'waiting';
    case 'declined':
    case 'done':
    case 'transferred':
    case 'cancelled':
      return null;
  }
}

/** Every preventive visit that waits for somebody, and who is to be asked: what is not in the journal comes first. */
export function VisitsScreen() {
  const { common, language } = useText();
  const { list: text } = visitText(language);
  const visits = useHeaders('visit');
  const persons = useHeaders('person');
  const responses = useHeaders('response');
  const toInvite = useToInvite();
  const preventive = useMemo(() => {
    if (!visits || !responses) return undefined;
    const own = visits.filter(({ body }) => body.kind === 'preventiveVisit');
    const finishedWith = new Set(own.flatMap(({ body }) => body.outcome?.responseId ?? []));
    const forms = new Map(
      responses.flatMap((form) => (finishedWith.has(form.id) ? [[form.id, form] as const] : [])),
    );
    return own
      .map((visit) => ({ visit, group: toGroup(visit.body, forms) }))
      .toSorted((a, b) => Date.parse(a.visit.body.plannedAt) - Date.parse(b.visit.body.plannedAt));
  }, [visits, responses]);
  if (!preventive || !persons || !toInvite)
    return <Screen title={common.loading} documentTitle={text.title} />;
  const nameOf = new Map(persons.map((person) => [person.id, person]));
  const isEmpty = toInvite.length === 0 && preventive.every(({ group }) => group === null);
  return (
    <Screen title={text.title} lead={text.lead}>
      {isEmpty && <Empty title={text.empty}>{text.emptyText}</Empty>}
      {groups.map((title) => {
        const here = preventive.filter(({ group }) => group === title);
        return (
          here.length > 0 && (
            <Section key={title} title={text[title]} count={here.length}>
              <Rows>
                {here.map(({ visit }) => (
                  <VisitRow key={visit.id} visit={visit} person={nameOf.get(visit.body.personId)} />
                ))}
              </Rows>
            </Section>
          )
        );
      })}
      <InviteSection toInvite={toInvite} />
      <YearFigures visits={preventive.map(({ visit }) => visit)} />
    </Screen>
  );
}

type RowProps = {
  readonly visit: Header<'visit'>;
  readonly person: Header<'person'> | undefined;
};

function VisitRow({ visit, person }: RowProps) {
  const { language, formats } = useText();
  const { stages, notAsked, at, invitation: asked } = visitText(language);
  const today = useToday();
  const { plannedAt, invitation, answer, outcome } = visit.body;
  const stage = toVisitStage(visit.body);
  const day = osloDay(outcome?.at ?? plannedAt);
  const when =
    stage === 'agreed'
      ? at(formats.weekdayAndDay(day), formats.atTime(plannedAt))
      : answer && isTimeMissing(visit.body)
        ? asked.answeredOn(asked.replies[answer.reply], formats.dayNear(answer.on, today))
        : formats.dayNear(stage === 'invited' || stage === 'noAnswer' ? (invitation?.on ?? day) : day, today);
  return (
    <Row to={addresses.visit(visit.id)} title={person ? personName(person.body) : '–'}>
      <span>{when}</span>
      {isUnasked(visit.body) && <span>{notAsked}</span>}
      {stage === 'noAnswer' && <span>{stages.noAnswer}</span>}
      {visit.delivery.state !== 'delivered' && <SyncMark delivery={visit.delivery} today={today} />}
    </Row>
  );
}
