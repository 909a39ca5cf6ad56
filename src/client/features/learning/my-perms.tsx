import { useMemo } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import type { Programmes } from '#protocol/programmes.ts';
import type { Kept } from '#store/device-store.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { permText } from '../../text/later/perm-text.ts';
import { useText } from '../../text/use-text.ts';
import { Section } from '../../ui/section.tsx';
import { LearningLinks } from './learning-links.tsx';
import { NextUp } from './next-up.tsx';
import { PermAtRest } from './perm-at-rest.tsx';
import { PermBooklets } from './perm-booklets.tsx';
import { PermInWork } from './perm-in-work.tsx';
import { toPerms } from './to-perms.ts';

type Props = {
  readonly enrolments: readonly Kept<'enrolment'>[];
  readonly programmes: Programmes;
  readonly today: Day;
};

/** What is next in each perm, then each perm at a glance, those that rest or are over, and last the hefter of the one she is in. */
export function MyPerms({ enrolments, programmes, today }: Props) {
  const { learning, common, language } = useText();
  const text = permText(language);
  const { staffId } = useStore();
  const ticks = useKind('progress');
  const notes = useKind('note');
  const groups = useKind('learningGroup');
  const meetings = useKind('groupMeeting');
  const attendance = useKind('attendance');
  const perms = useMemo(
    () =>
      ticks &&
      notes &&
      groups &&
      meetings &&
      attendance &&
      toPerms(
        { enrolments, ticks, notes, groups: { groups, meetings, attendance } },
        programmes,
        staffId,
        today,
      ),
    [enrolments, ticks, notes, groups, meetings, attendance, programmes, staffId, today],
  );
  if (!perms) return <p class="v-quiet">{common.loading}</p>;
  const withStatus = (...wanted: readonly Kept<'enrolment'>['body']['status'][]) =>
    perms.filter(({ enrolment }) => wanted.includes(enrolment.body.status));
  const active = withStatus('active');
  const paused = withStatus('paused');
  const [only] = active.length === 1 ? active : [];
  const over = withStatus('stopped', 'completed');
  return (
    <>
      <NextUp perms={active} today={today} />
      {active.map((perm) => (
        <PermInWork key={perm.enrolment.id} perm={perm} isOnly={active.length === 1} today={today} />
      ))}
      {paused.length > 0 && (
        <Section title={text.resting}>
          {paused.map((perm) => (
            <PermAtRest key={perm.enrolment.id} perm={perm} today={today} />
          ))}
        </Section>
      )}
      {over.length > 0 && (
        <Section title={text.earlier}>
          {over.map((perm) => (
            <PermAtRest key={perm.enrolment.id} perm={perm} today={today} />
          ))}
        </Section>
      )}
      <LearningLinks />
      {only && (
        <Section title={learning.allBooklets}>
          <PermBooklets perm={only} today={today} />
        </Section>
      )}
    </>
  );
}
