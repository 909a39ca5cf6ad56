import { useRouter } from '@tanstack/react-router';
import type { Day } from '#domain/time/day.ts';
import { toInvitation } from '#domain/visits/visit-steps.ts';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import { useDevice } from '../../device/use-device.ts';
import { useOneAtATime } from '../../device/use-one-at-a-time.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';

type Props = {
  readonly person: Kept<'person'>;
  readonly visits: readonly Kept<'visit'>[];
  readonly today: Day;
};

/** For those whose work it is, and when none is on its way: asked by phone until something else is noted. */
export function InviteButton({ person, visits, today }: Props) {
  const { person: text } = useText();
  const { session, store } = useDevice();
  const router = useRouter();
  const { run: invite, isBusy } = useOneAtATime(async () => {
    const id = crypto.randomUUID();
    await store.write([
      toInvitation({
        id,
        personId: person.id,
        unitId: person.body.unitId,
        assignedTo: store.staffId,
        channel: 'phone',
        source: 'ownWish',
        on: today,
        by: store.staffId,
      }),
    ]);
    await router.navigate({ to: addresses.visitPart(id, 'invitasjon') });
  });
  const isWaiting = visits.some(
    ({ body }) =>
      body.kind === 'preventiveVisit' && (body.status === 'planned' || body.status === 'inProgress'),
  );
  const isMyWork = session.roles.some(({ role }) => role === 'preventiveVisitor');
  if (isWaiting || !isMyWork || person.body.deceasedOn) return null;
  return (
    <Button variant="secondary" wide busy={isBusy} onClick={invite}>
      {text.invite}
    </Button>
  );
}
