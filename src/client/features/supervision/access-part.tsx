import { useState } from 'preact/hooks';
import { accessPage, type AccessLine } from '#protocol/supervision.ts';
import { isRecordKind } from '#protocol/record-kinds.ts';
import { useKind } from '../../device/use-device.ts';
import type { SupervisionText } from '../../text/later/supervision-text.ts';
import { personName } from '../../text/person-name.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { askSupervision } from './ask-supervision.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { useAsked } from './use-asked.ts';

type Props = { readonly text: SupervisionText; readonly startPerson: string };

/** Who has opened what: by person, by member of staff, by day; as a list and as a file. */
export function AccessPart({ text, startPerson }: Props) {
  const { access: words } = text;
  const [personId, setPerson] = useState(startPerson);
  const [staffId, setStaff] = useState('');
  const [day, setDay] = useState('');
  const staff = useKind('staff') ?? [];
  const persons = useKind('person') ?? [];
  const query = new URLSearchParams(
    Object.entries({ personId, staffId, day }).filter(([, value]) => value !== ''),
  ).toString();
  return (
    <div class="v-stack">
      <p>{words.intro}</p>
      <div class="v-supervision__filters">
        <label class="ds-field">
          <span class="ds-label">{words.person}</span>
          <select
            class="ds-input"
            value={personId}
            onChange={({ currentTarget }) => setPerson(currentTarget.value)}
          >
            <option value="">{words.everyone}</option>
            {persons
              .map(({ id, body }) => ({ id, name: `${body.family}, ${body.given}` }))
              .toSorted((a, b) => a.name.localeCompare(b.name, 'nb'))
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </label>
        <label class="ds-field">
          <span class="ds-label">{words.staff}</span>
          <select
            class="ds-input"
            value={staffId}
            onChange={({ currentTarget }) => setStaff(currentTarget.value)}
          >
            <option value="">{words.everyone}</option>
            {staff.map(({ id, body }) => (
              <option key={id} value={id}>
                {body.name}
              </option>
            ))}
          </select>
        </label>
        <label class="ds-field">
          <span class="ds-label">{words.day}</span>
          <input
            class="ds-input"
            type="date"
            value={day}
            onInput={({ currentTarget }) => setDay(currentTarget.value)}
          />
        </label>
      </div>
      <a class="ds-button" data-variant="secondary" href={`/admin/access.csv?${query}`} download>
        {words.save}
      </a>
      <Lines key={query} query={query} before={null} text={text} />
    </div>
  );
}

type LinesProps = { readonly query: string; readonly before: string | null; readonly text: SupervisionText };

/** One page, and behind its button the next. */
function Lines({ query, before, text }: LinesProps) {
  const { common } = useText();
  const [wantsMore, setWantsMore] = useState(false);
  const mark = before === null ? '' : `&before=${encodeURIComponent(before)}`;
  const { answer, reload } = useAsked(`${query}${mark}`, () =>
    askSupervision(`/admin/access?${query}${mark}`, accessPage),
  );
  if (!answer) return <p role="status">{common.loading}</p>;
  if (!answer.ok) return <RefusalNotice reason={answer.reason} text={text} onReload={reload} />;
  const { events, next } = answer.value;
  if (events.length === 0 && before === null) return <p role="status">{text.access.none}</p>;
  return (
    <>
      <ul class="v-supervision__list">
        {events.map((line) => (
          <Line key={line.id} line={line} text={text} />
        ))}
      </ul>
      {next !== null &&
        (wantsMore ? (
          <Lines query={query} before={next} text={text} />
        ) : (
          <Button variant="secondary" onClick={() => setWantsMore(true)}>
            {text.access.more}
          </Button>
        ))}
    </>
  );
}

function Line({ line, text }: { readonly line: AccessLine; readonly text: SupervisionText }) {
  const { me, common, formats } = useText();
  const { access: words } = text;
  const persons = useKind('person');
  const { actions } = words;
  const person = persons?.find(({ id }) => id === line.personId)?.body;
  const action = line.action in actions ? actions[line.action as keyof typeof actions] : actions.other;
  const kind = line.kind !== null && isRecordKind(line.kind) ? me.kinds[line.kind].toLowerCase() : '';
  const whom = person ? personName(person) : line.personId === null ? '' : words.unknownPerson;
  const role = line.role !== null && line.role in common.roles ? common.roles[line.role as 'nurse'] : '';
  const isLate = Date.parse(line.receivedAt) - Date.parse(line.at) > 5 * 60_000;
  const more = [
    formats.dayAndTime(line.at),
    ...(isLate ? [words.received(formats.dayAndTime(line.receivedAt))] : []),
    ...(role ? [role] : []),
    ...(line.outside ? [words.outside] : []),
    ...(line.reason ? [line.reason] : []),
  ];
  return (
    <li>
      <span>{[line.staffName, action, kind === 'person' ? '' : kind, whom].filter(Boolean).join(' ')}</span>
      <span class="v-small v-quiet"> {more.join(' · ')}</span>
    </li>
  );
}
