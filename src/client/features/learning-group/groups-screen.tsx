import { useState } from 'preact/hooks';
import { osloDay } from '#domain/time/oslo.ts';
import { contactGroups } from '#protocol/contact-groups.ts';
import { addresses } from '../../addresses.ts';
import { useProgrammes } from '../../content/use-programmes.ts';
import { useDevice } from '../../device/use-device.ts';
import { Screen } from '../../shell/screen.tsx';
import { learningGroupText } from '../../text/later/learning-group-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { mayLead } from '../../work/may-lead.ts';
import { NewGroupSheet } from './new-group-sheet.tsx';
import { toNext, useGroupList } from './use-groups.ts';

/** The groups one leads, is in or oversees. */
export function GroupsScreen() {
  const { language, formats, common } = useText();
  const text = learningGroupText(language);
  const { session } = useDevice();
  const here = useGroupList();
  const programmes = useProgrammes();
  const [isMaking, setMaking] = useState(false);
  if (!here || !programmes) return <Screen title={text.title} lead={common.loading} />;
  const leads = mayLead(session.roles);
  const isContact = session.roles.some(({ role }) => role === 'abcContact');
  const row = ({ id, body }: (typeof here.groups)[number]) => {
    const next = toNext(here.meetings, id);
    const programme = programmes.of(body.programme);
    const day = next && osloDay(next.body.at);
    return (
      <Row key={id} to={addresses.learningGroup(id)} lead={<Icon of="persons" />} title={body.name}>
        {programme && <span>{localizedText(programme.title, language)}</span>}
        <span>
          {body.status === 'ended'
            ? text.ended
            : next && day
              ? text.nextOn(`${formats.weekdayAndDay(day)} ${formats.atTime(next.body.at)}`)
              : text.noNext}
        </span>
      </Row>
    );
  };
  const sorted = here.groups.toSorted((a, b) => a.body.name.localeCompare(b.body.name, 'nb'));
  const open = sorted.filter(({ body }) => body.status === 'open');
  const ended = sorted.filter(({ body }) => body.status === 'ended');
  return (
    <Screen title={text.title} lead={text.lead}>
      {open.length === 0 ? (
        <Empty title={text.none.title}>{leads ? text.none.leader : text.none.member}</Empty>
      ) : (
        <Rows label={text.title}>{open.map(row)}</Rows>
      )}
      {isContact && open.length >= contactGroups && (
        <p class="v-quiet v-small">{text.newestOnly(contactGroups)}</p>
      )}
      {leads && (
        <Button wide onClick={() => setMaking(true)}>
          {text.make.open}
        </Button>
      )}
      {ended.length > 0 && (
        <Disclosure title={text.endedGroups}>
          <Rows>{ended.map(row)}</Rows>
        </Disclosure>
      )}
      {isMaking && <NewGroupSheet programmes={programmes} onClose={() => setMaking(false)} />}
    </Screen>
  );
}
