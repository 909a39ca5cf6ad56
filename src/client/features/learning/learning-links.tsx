import type { RoleName } from '#protocol/record-bodies.ts';
import { addresses } from '../../addresses.ts';
import { useDevice } from '../../device/use-device.ts';
import type { IconName } from '../../ui/icon.tsx';
import { useText } from '../../text/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { programmeEditors } from './may-edit-programmes.ts';

type LinkText = ReturnType<typeof useText>['learning']['links'];
type LearningLink = {
  readonly to: string;
  readonly icon: IconName;
  readonly title: (text: LinkText) => string;
  /** Who sees it; `all`: everybody who opens Læring. */
  readonly roles: readonly RoleName[] | 'all';
};

/** What else there is to do with learning, by role. One line each; the words are in `text/…/learning.ts`. */
const links: readonly LearningLink[] = [
  { to: addresses.certificates, icon: 'doneFill', title: (text) => text.certificates, roles: ['learner'] },
  {
    to: addresses.learningReport,
    icon: 'overview',
    title: (text) => text.report,
    roles: ['abcContact', 'leader'],
  },
  { to: addresses.learningGroups, icon: 'persons', title: (text) => text.groups, roles: 'all' },
  { to: addresses.seminars, icon: 'today', title: (text) => text.seminars, roles: 'all' },
  { to: addresses.exercises, icon: 'overdue', title: (text) => text.exercises, roles: 'all' },
  {
    to: addresses.learningExport,
    icon: 'external',
    title: (text) => text.learningExport,
    roles: ['administrator'],
  },
  { to: addresses.programmes, icon: 'learning', title: (text) => text.programmes, roles: programmeEditors },
];

export function LearningLinks() {
  const { learning: text } = useText();
  const { session } = useDevice();
  const shown = links.filter(
    ({ roles }) => roles === 'all' || session.roles.some(({ role }) => roles.includes(role)),
  );
  if (shown.length === 0) return null;
  return (
    <Section title={text.links.title}>
      <Rows>
        {shown.map(({ to, icon, title }) => (
          <Row key={to} to={to} lead={<Icon of={icon} />} title={title(text.links)} />
        ))}
      </Rows>
    </Section>
  );
}
