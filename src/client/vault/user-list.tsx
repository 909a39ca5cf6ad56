import { useEffect, useState } from 'preact/hooks';
import type { KnownUser } from '#store/device-profile.ts';
import type { DeviceController } from '../device/device-controller.ts';
import { useDoorText } from './use-door-text.ts';

type Props = {
  readonly users: readonly KnownUser[];
  readonly controller: DeviceController;
  readonly onChoose: (staffId: string) => void;
};

/** Who shares this device: name, title, and how much of theirs waits here. Nobody sees what it is. */
export function UserList({ users, controller, onChoose }: Props) {
  const { unlock: text } = useDoorText();
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let isHere = true;
    const count = async ({ staffId }: KnownUser) =>
      [staffId, await controller.countUndelivered(staffId)] as const;
    // A count that cannot be had is left out.
    void Promise.all(users.map(count)).then(
      (counted) => {
        if (isHere) setCounts(new Map(counted));
      },
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, [users, controller]);
  return (
    <ul class="v-unlock__users">
      {users.map(({ staffId, name, title }) => {
        const count = counts.get(staffId);
        return (
          <li key={staffId}>
            <button type="button" class="v-unlock__user" onClick={() => onChoose(staffId)}>
              <strong>{name}</strong>
              <span class="v-unlock__count v-small">
                {count !== undefined && (count > 0 ? text.undelivered(count) : text.allDelivered)}
              </span>
              <span class="v-quiet">{title}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
