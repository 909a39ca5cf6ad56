import type { Session } from '#protocol/session.ts';
import type { Kept } from '#store/device-store.ts';

/** What a form may ask about the person and who fills it in, as the FHIR resources SDC's launch context names. */
export function toLaunch(person: Kept<'person'> | null, session: Session): Readonly<Record<string, unknown>> {
  const user = { resourceType: 'Practitioner', id: session.staffId, name: [{ text: session.name }] };
  if (!person) return { user };
  const { given, family, birthDate, phone, address } = person.body;
  const patient = {
    resourceType: 'Patient',
    id: person.id,
    name: [{ given: [given], family }],
    birthDate,
    ...(phone === undefined ? {} : { telecom: [{ system: 'phone', value: phone }] }),
    ...(address === undefined ? {} : { address: [{ text: address }] }),
  };
  return { user, patient };
}
