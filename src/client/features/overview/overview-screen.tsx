import { nutritionIndicator } from '#domain/indicators/nutrition-indicator.ts';
import { useMemo, useState } from 'preact/hooks';
import { addresses } from '../../addresses.ts';
import { useContent } from '../../content/use-content.ts';
import { useDevice, useDeviceState, useKind } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { isLeader } from '../../shell/is-leader.ts';
import { PlainPage } from '../../shell/plain-page.tsx';
import { Screen } from '../../shell/screen.tsx';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Choices } from '../../ui/choices.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { OfferSection } from './offer-section.tsx';
import { OverdueSection } from './overdue-section.tsx';
import { ledUnit } from './led-unit.ts';
import { IndicatorSection } from './indicator-section.tsx';

const all = 'all';

/** The unit's figures, worked out here from what is on the device, with the people behind each. */
export function OverviewScreen() {
  const { overview: text, learning, common, formats, language } = useText();
  const { session } = useDevice();
  const today = useToday();
  const persons = useKind('person');
  const servicePeriods = useKind('servicePeriod');
  const responses = useKind('response');
  const exemptions = useKind('exemption');
  const units = useKind('unit');
  const state = useDeviceState();
  const content = useContent();
  const [unitId, setUnitId] = useState(all);
  const rule = content?.indicators[0];
  const counted = useMemo(
    () =>
      rule && persons && servicePeriods && responses && exemptions
        ? nutritionIndicator(
            {
              persons: persons
                .filter(({ body }) => unitId === all || body.unitId === unitId)
                .map(({ id, body: { birthDate, deceasedOn } }) => ({ id, birthDate, deceasedOn })),
              periods: servicePeriods.map(({ body }) => body),
              responses: responses.map(({ body }) => body),
              exemptions: exemptions.map(({ body }) => body),
            },
            rule,
            today,
          )
        : undefined,
    [rule, persons, servicePeriods, responses, exemptions, unitId, today],
  );
  if (!isLeader(session)) return <PlainPage title={text.notLeader.title} text={text.notLeader.text} />;
  if (!content || !persons || !units) return <Screen title={text.title} lead={common.loading} />;
  const present = new Set(persons.map(({ body }) => body.unitId));
  const choices = units.filter(({ id }) => present.has(id));
  const led = ledUnit(
    session.roles,
    units.map(({ id, body: { parentId } }) => ({ id, parentId })),
  );
  const [onlyUnit] = choices;
  const wholeUnit = led ?? (choices.length === 1 && onlyUnit ? onlyUnit.id : null);
  const waiting = [...(responses ?? []), ...(exemptions ?? [])].filter(
    ({ delivery }) => delivery.state === 'local' || delivery.state === 'sending',
  ).length;
  return (
    <Screen title={text.title} lead={choices.length === 1 ? choices[0]?.body.name : undefined}>
      {choices.length > 1 && (
        <Choices
          legend={text.unit}
          value={unitId}
          options={[
            { value: all, label: text.allUnits },
            ...choices.map(({ id, body }) => ({ value: id, label: body.name })),
          ]}
          onChange={setUnitId}
        />
      )}
      {rule && counted ? (
        <>
          <IndicatorSection
            title={localizedText(rule.title, language)}
            rule={rule}
            counted={counted}
            persons={persons}
          />
          <div class="v-stack">
            <p class="v-quiet v-small">
              {state?.lastDeliveredAt
                ? text.asOf(formats.dayAndTime(state.lastDeliveredAt))
                : text.asOf(formats.dayFull(today))}{' '}
              {waiting > 0 && text.waiting(waiting)}
            </p>
            <Disclosure title={text.rule}>
              <div class="v-stack v-small">
                <p>{rule.provenance.source}</p>
                {rule.provenance.approvedBy === null && <p>{text.notApproved}</p>}
              </div>
            </Disclosure>
          </div>
        </>
      ) : (
        <Empty title={text.noIndicator.title}>{text.noIndicator.text}</Empty>
      )}
      {persons.length > 0 && (
        <OverdueSection key={unitId} unitId={unitId === all ? wholeUnit : unitId} persons={persons} />
      )}
      <OfferSection unitId={unitId === all ? null : unitId} units={units} />
      <Rows>
        <Row to={addresses.exercises} title={learning.links.exercises} />
      </Rows>
    </Screen>
  );
}
