import { Link } from '@tanstack/react-router';
import { isStanding } from '#domain/merge/standing-measurement.ts';
import { toNutritionState } from '#domain/nutrition/nutrition-state.ts';
import { ReasonScreen } from '../../access/reason-screen.tsx';
import { useReasonGate } from '../../access/use-reason-gate.ts';
import { addresses } from '../../addresses.ts';
import { useContent } from '../../content/use-content.ts';
import { useAccess } from '../../device/use-access.ts';
import { useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { useWatch } from '../../device/use-watch.ts';
import { PlainPage } from '../../shell/plain-page.tsx';
import { Screen } from '../../shell/screen.tsx';
import { nutritionText } from '../../text/later/nutrition-text.ts';
import { personName } from '../../text/person-name.ts';
import { useText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { WeightSection } from '../../weighing/weight-section.tsx';
import { HeightPart } from './height-part.tsx';
import { MeasurementList } from './measurement-list.tsx';
import { NutritionParts } from './nutrition-parts.tsx';
import './nutrition.css';

/** One person's nutrition, whole: how she stands, what was found, what is planned, and every figure behind it. */
export function NutritionScreen({ id }: { readonly id: string }) {
  const { person: personText, common, language } = useText();
  const text = nutritionText(language);
  const store = useStore();
  const today = useToday();
  const records = useWatch(`person:${id}`, () => store.watchPerson(id));
  const content = useContent();
  const unitId = records?.person?.body.unitId;
  const { isAsking, give } = useReasonGate(unitId === undefined ? null : { personId: id, unitId });
  useAccess(
    unitId !== undefined && !isAsking ? { kind: 'person', recordId: id, personId: id, unitId } : null,
  );
  if (!records || !content) return <Screen title={common.loading} documentTitle={text.documentTitle} />;
  const { person, measurements, responses } = records;
  if (!person) return <PlainPage title={personText.gone.title} text={personText.gone.text} />;
  if (isAsking) return <ReasonScreen unitId={person.body.unitId} onGiven={give} />;

  const standing = measurements.filter(({ body }) =>
    isStanding(body, responses.find((form) => form.id === body.responseId)?.body),
  );
  const shown = measurements
    .filter((measurement) => measurement.body.voided !== undefined || standing.includes(measurement))
    .toSorted((a, b) => Date.parse(b.body.measuredAt) - Date.parse(a.body.measuredAt));
  const state = toNutritionState(responses, today);
  return (
    <Screen
      title={text.title}
      documentTitle={text.documentTitle}
      lead={<Link to={addresses.person(person.id)}>{personName(person.body)}</Link>}
    >
      <NutritionParts person={person} records={records} content={content} state={state} today={today} />
      <WeightSection person={person} measurements={standing} today={today} />
      <HeightPart person={person} measurements={standing} today={today} />
      {shown.length > 0 && (
        <Disclosure long title={text.measurements(shown.length)}>
          <MeasurementList measurements={shown} today={today} />
        </Disclosure>
      )}
    </Screen>
  );
}
