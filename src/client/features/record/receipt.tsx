import { Link } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { findAnswer } from '#domain/fhir/find-answer.ts';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { readScore } from '#domain/indicators/read-score.ts';
import { nutritionForms } from '#domain/nutrition/nutrition-state.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import { toNextPerson } from '../../agenda/next-person.ts';
import { useAgenda } from '../../agenda/use-agenda.ts';
import { toDeviceContent } from '../../content/device-content.ts';
import { toNextForms } from '../../starting/next-forms.ts';
import { useToday } from '../../device/use-today.ts';
import { Screen } from '../../shell/screen.tsx';
import { nutritionText } from '../../text/later/nutrition-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { Tag } from '../../ui/tag.tsx';
import { AboutForm } from './about-form.tsx';
import { NextSteps } from './next-steps.tsx';
import { PlanFollowUp } from './plan-follow-up.tsx';
import type { Signed } from './sign-record.ts';
import './receipt.css';

type Props = {
  readonly record: Kept<'response'>;
  readonly person: Kept<'person'> | null;
  readonly title: string;
  readonly signed: Signed;
  readonly questionnaire: Questionnaire;
  readonly about: PersonRecords;
  readonly contents: readonly Kept<'content'>[];
  /** What this kind of form has to say and asks next. */
  readonly after: ComponentChildren;
  readonly onShow: () => void;
};

/** What was recorded, where it is, and the next person one tap away. */
export function Receipt({
  record,
  person,
  title,
  signed,
  questionnaire,
  about,
  contents,
  after,
  onShow,
}: Props) {
  const { record: text, formats, language } = useText();
  const words = nutritionText(language);
  const today = useToday();
  const known = useAgenda();
  const nextPersonId = useMemo(
    () => (known && person ? toNextPerson(person.id, known) : null),
    [known, person],
  );
  const scoreItem = known?.content.scoreItemOf(questionnaire.url);
  const score = readScore(signed.response, scoreItem);
  const content = useMemo(() => toDeviceContent(contents), [contents]);
  const next = toNextForms(questionnaire, score, content);
  const hasNext = person !== null && next.forms.length > 0;
  const isScreening = questionnaire.url === nutritionForms.mst || questionnaire.url === nutritionForms.nrs;
  const isPlan =
    questionnaire.url === nutritionForms.plan &&
    findAnswer(signed.response, 'plan-status')?.valueCoding?.code !== 'slutt';
  const { delivery } = record;
  /** A tool in the middle of a conversation leads back to it. */
  const visit = about.visits.find(
    ({ id, body }) =>
      id === record.body.visitId && body.kind === 'preventiveVisit' && body.status === 'inProgress',
  );
  return (
    <Screen title={text.receipt.title} documentTitle={text.documentTitle}>
      <div class="v-receipt">
        <span class="v-receipt__tick">
          <Icon of="delivered" size={44} />
        </span>
        <p class="v-receipt__what">{text.receipt.recorded(title)}</p>
        {score !== undefined && <p class="v-receipt__figure">{text.receipt.score(formats.decimal(score))}</p>}
        {next.isAtRisk !== null && isScreening && (
          <Tag color={next.isAtRisk ? 'warning' : 'success'}>{next.isAtRisk ? words.risk : words.noRisk}</Tag>
        )}
        {signed.measurements.map(({ code, value }) => (
          <p key={code} class="v-receipt__figure">
            {code === 'bodyWeight'
              ? text.receipt.weight(formats.weight(value))
              : text.receipt.height(formats.height(value))}
          </p>
        ))}
        <SyncMark delivery={delivery} today={today} />
        {delivery.state !== 'delivered' && <p class="v-quiet">{text.receipt.safe}</p>}
      </div>
      {person && isPlan && (
        <PlanFollowUp record={record} person={person} signed={signed.response} today={today} />
      )}
      {after}
      <div class="v-stack">
        {visit && (
          <Link to={addresses.visit(visit.id)} className="ds-button" data-color="accent" data-fullwidth="">
            {text.receipt.toVisit}
          </Link>
        )}
        {hasNext && (
          <NextSteps
            person={person}
            visitId={record.body.visitId ?? null}
            records={about}
            content={content}
            forms={next.forms}
          />
        )}
        {nextPersonId && (
          <Link
            to={addresses.person(nextPersonId)}
            className="ds-button"
            data-color="accent"
            data-variant={hasNext || visit ? 'secondary' : 'primary'}
            data-fullwidth=""
          >
            {text.receipt.nextPerson}
          </Link>
        )}
        {person && (
          <Link
            to={addresses.person(person.id)}
            className="ds-button"
            data-color="accent"
            data-variant={nextPersonId || hasNext ? 'secondary' : 'primary'}
            data-fullwidth=""
          >
            {text.receipt.backTo(person.body.given)}
          </Link>
        )}
        <Button variant="tertiary" wide onClick={onShow}>
          {text.receipt.show}
        </Button>
      </div>
      <AboutForm questionnaire={questionnaire} />
    </Screen>
  );
}
