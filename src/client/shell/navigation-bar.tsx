import { Link, useLocation } from '@tanstack/react-router';
import { addresses } from '../addresses.ts';
import { useDevice } from '../device/use-device.ts';
import { useFirstText } from '../text/use-text.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { isLeader } from './is-leader.ts';
import './navigation-bar.css';

type Place = {
  readonly to: string;
  readonly name: string;
  readonly icon: IconName;
  readonly active: IconName;
};

/** Thumb's reach: at most five places, an icon and a word each. */
export function NavigationBar() {
  const { shell } = useFirstText();
  const { session } = useDevice();
  const { pathname } = useLocation();
  const places: readonly Place[] = [
    { to: addresses.today, name: shell.today, icon: 'today', active: 'todayFill' },
    { to: addresses.persons, name: shell.persons, icon: 'persons', active: 'personsFill' },
    { to: addresses.learning, name: shell.learning, icon: 'learning', active: 'learningFill' },
    ...(isLeader(session)
      ? [{ to: addresses.overview, name: shell.overview, icon: 'overview', active: 'overviewFill' } as const]
      : []),
    { to: addresses.me, name: shell.me, icon: 'me', active: 'meFill' },
  ];
  return (
    <nav class="v-navigation" aria-label={shell.navigation}>
      <ul class="v-navigation__list">
        {places.map(({ to, name, icon, active }) => {
          const isHere = to === '/' ? pathname === '/' : pathname.startsWith(to);
          return (
            <li key={to}>
              <Link to={to} className="v-navigation__place" aria-current={isHere ? 'page' : undefined}>
                <span class="v-navigation__icon">
                  <Icon of={isHere ? active : icon} />
                </span>
                <span>{name}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
