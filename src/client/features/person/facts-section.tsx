import type { Kept, PersonRecords } from '#store/device-store.ts';
import { useText } from '../../text/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import './facts-section.css';

type Props = { readonly records: PersonRecords; readonly person: Kept<'person'> };

/** Address, services and next of kin. */
export function FactsSection({ records, person }: Props) {
  const { person: text, common, formats } = useText();
  const { address, nextOfKin = [] } = person.body;
  const services = records.servicePeriods
    .filter(({ body }) => body.end === null)
    .toSorted((a, b) => (a.body.start > b.body.start ? -1 : 1));
  return (
    <>
      <Section title={text.nextOfKin}>
        {nextOfKin.length === 0 ? (
          <p class="v-quiet">{text.noNextOfKin}</p>
        ) : (
          <Rows>
            {nextOfKin.map(({ name, relation, phone }) => (
              <Row
                key={`${name} ${relation}`}
                title={name}
                end={
                  phone && (
                    <a class="v-contact__action" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
                      <Icon of="call" size={20} />
                      <span>{text.call}</span>
                      <span class="v-hidden">{name}</span>
                    </a>
                  )
                }
              >
                {relation}
              </Row>
            ))}
          </Rows>
        )}
      </Section>
      <Section title={text.facts}>
        <dl class="v-facts">
          {address && (
            <>
              <dt>{text.address}</dt>
              <dd>{address}</dd>
            </>
          )}
          {services.length > 0 && (
            <>
              <dt>{text.service}</dt>
              {services.map(({ id, body }) => (
                <dd key={id}>
                  {text.serviceSince(common.services[body.service], formats.dayFull(body.start))}
                </dd>
              ))}
            </>
          )}
        </dl>
      </Section>
    </>
  );
}
