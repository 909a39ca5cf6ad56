import { useId, useState } from 'preact/hooks';
import { newestWords } from '#domain/learning/newest-words.ts';
import { foldWords } from '#domain/persons/search-words.ts';
import { seminarRoom } from '#protocol/learning-answers.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { toPatch } from '../../device/to-patch.ts';
import { useKeptAnswer } from '../../device/use-kept-answer.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { seminarText } from '../../text/later/seminar-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { CountField } from './count-field.tsx';

/** A few names are looked at, hundreds are searched. */
const shownNames = 8;

/** Who is at the seminar: by code as far as phones have delivered, and by hand at once and without network. */
export function RoomPart({ seminar }: { readonly seminar: Kept<'seminar'> }) {
  const { language, formats, common } = useText();
  const { room: text } = seminarText(language);
  const store = useStore();
  const today = useToday();
  const id = useId();
  const staff = useKind('staff');
  const attendance = useKind('attendance');
  const keys = useKind('seminarKey');
  const [times, setTimes] = useState(0);
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState<'room' | 'stream'>('room');
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  const words = attendance?.filter(({ body }) => body.seminarId === seminar.id) ?? [];
  const undelivered = words.find(({ delivery }) => delivery.state !== 'delivered')?.delivery;
  const asked = `${times} ${words.length} ${undelivered === undefined}`;
  const { answer: found } = useKeptAnswer({
    address: `/learning/seminars/${seminar.id}/attendance`,
    schema: seminarRoom,
    // Who leads no longer has the key no longer, and no list of who was there either.
    about: keys?.find(({ body }) => body.seminarId === seminar.id)?.id ?? seminar.id,
    times: asked,
  });
  if (problem) throw problem.cause;
  if (!staff || !attendance) return <p class="v-quiet">{common.loading}</p>;
  const nameOf = (staffId: string): string =>
    staff.find((one) => one.id === staffId)?.body.name ?? text.unknown;
  const hand = newestWords(words);
  const people = new Map((found?.people ?? []).map((one) => [one.staffId, one] as const));
  for (const [staffId, { body }] of hand) {
    if (body.present) people.set(staffId, { staffId, place: body.place ?? 'room', by: 'hand', at: body.at });
    else people.delete(staffId);
  }
  const listed = [...people.values()].toSorted((a, b) =>
    nameOf(a.staffId).localeCompare(nameOf(b.staffId), 'nb'),
  );
  const inRoom = listed.filter((one) => one.place === 'room').length;
  const refused = (found?.refused ?? []).filter(({ staffId }) => !people.has(staffId));
  const put = (staffId: string, present: boolean) => {
    const body = {
      staffId,
      present,
      seminarId: seminar.id,
      place,
      at: new Date().toISOString(),
    } satisfies RecordBody<'attendance'>;
    store
      .write([{ type: 'event.add', id: crypto.randomUUID(), kind: 'attendance', body }])
      .catch((cause: unknown) => setProblem({ cause }));
  };
  const patch = (fields: Partial<RecordBody<'seminar'>>) =>
    void store.write([toPatch('seminar', seminar, fields)]).catch((cause: unknown) => setProblem({ cause }));
  const wanted = ` ${foldWords(query)}`;
  const searched =
    query.trim() === ''
      ? []
      : staff
          .filter((one) => !people.has(one.id) && ` ${foldWords(one.body.name)}`.includes(wanted))
          .toSorted((a, b) => a.body.name.localeCompare(b.body.name, 'nb'))
          .slice(0, shownNames);
  const { counted, guests, municipalities, status } = seminar.body;
  const guestsNow = guests ?? { room: 0, stream: 0 };
  return (
    <>
      <Section title={text.title} count={listed.length}>
        <p class="v-seminar__counts">{text.counts(inRoom, listed.length - inRoom)}</p>
        <p class="v-quiet v-small" role="status">
          {found ? text.fetched(formats.dayAndTime(found.serverTime)) : text.needsNetwork}
        </p>
        {found && found.waiting > 0 && <Notice color="neutral">{text.waiting(found.waiting)}</Notice>}
        {typeof counted === 'number' && inRoom > counted && (
          <Notice color="warning">{text.tooMany(inRoom, counted)}</Notice>
        )}
        {undelivered && <SyncMark delivery={undelivered} today={today} />}
        <Rows label={text.title}>
          {listed.map(({ staffId, by, place: where }) => (
            <Row
              key={staffId}
              title={nameOf(staffId)}
              action={
                <Button
                  variant="tertiary"
                  color="neutral"
                  label={text.untickOf(nameOf(staffId))}
                  onClick={() => put(staffId, false)}
                >
                  {text.untick}
                </Button>
              }
            >
              <span>{by === 'code' ? text.byCode : text.byHand}</span>
              {where === 'stream' && <span>{text.stream}</span>}
            </Row>
          ))}
        </Rows>
        <Button variant="secondary" wide onClick={() => setTimes(times + 1)}>
          {text.fetch}
        </Button>
      </Section>
      {refused.length > 0 && (
        <Section title={text.refused} count={refused.length}>
          <Rows label={text.refused}>
            {refused.map(({ checkInId, staffId, reason, at }) => (
              <Row
                key={checkInId}
                title={nameOf(staffId)}
                action={
                  <Button
                    variant="secondary"
                    label={text.acceptOf(nameOf(staffId))}
                    onClick={() => put(staffId, true)}
                  >
                    {text.accept}
                  </Button>
                }
              >
                <span>{text.reasons[reason]}</span>
                <span>{formats.atTime(at)}</span>
              </Row>
            ))}
          </Rows>
        </Section>
      )}
      <Section title={text.hand}>
        <p class="v-quiet">{text.handHelp}</p>
        {seminar.body.streamed && (
          <Choices
            legend={text.place}
            value={place}
            options={[
              { value: 'room', label: text.guestsRoom },
              { value: 'stream', label: text.stream },
            ]}
            onChange={setPlace}
          />
        )}
        <label class="ds-label" for={id}>
          {text.search}
        </label>
        <input
          id={id}
          class="ds-input"
          type="search"
          autoComplete="off"
          value={query}
          onInput={({ currentTarget }) => setQuery(currentTarget.value)}
        />
        <div class="v-stack">
          {searched.map((one) => (
            <Button
              key={one.id}
              variant="secondary"
              wide
              onClick={() => {
                put(one.id, true);
                setQuery('');
              }}
            >
              {text.tick(one.body.name)}
            </Button>
          ))}
        </div>
        <CountField
          label={text.heads}
          help={text.headsHelp}
          value={counted ?? null}
          onChange={(heads) => patch({ counted: heads })}
        />
        {municipalities && municipalities.length > 0 && (
          <Disclosure title={text.guests} open>
            <CountField
              label={text.guestsRoom}
              value={guests?.room ?? null}
              onChange={(room) => patch({ guests: { ...guestsNow, room: room ?? 0 } })}
            />
            <CountField
              label={text.guestsStream}
              value={guests?.stream ?? null}
              onChange={(stream) => patch({ guests: { ...guestsNow, stream: stream ?? 0 } })}
            />
          </Disclosure>
        )}
        {status === 'planned' && (
          <Button wide onClick={() => patch({ status: 'held' })}>
            {text.hold}
          </Button>
        )}
      </Section>
    </>
  );
}
