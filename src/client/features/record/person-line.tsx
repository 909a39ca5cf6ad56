import { Link } from '@tanstack/react-router';
import { ageOn } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import { useToday } from '../../device/use-today.ts';
import { personName } from '../../text/person-name.ts';
import { useText } from '../../text/use-text.ts';

/** Whose form this is, in view all the time it is filled in. */
export function PersonLine({ person }: { readonly person: Kept<'person'> | null }) {
  const { common } = useText();
  const today = useToday();
  if (!person) return null;
  return (
    <Link to={addresses.person(person.id)} className="ds-link">
      {`${personName(person.body)}, ${common.yearsOld(ageOn(person.body.birthDate, today))}`}
    </Link>
  );
}
