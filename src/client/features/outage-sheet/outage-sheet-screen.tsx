import { useEffect, useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import { useAgenda } from '../../agenda/use-agenda.ts';
import { useDevice, useDeviceState, useKind, useStore } from '../../device/use-device.ts';
import { Screen } from '../../shell/screen.tsx';
import { outageSheetText } from '../../text/later/outage-sheet-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OutageRow } from './outage-row.tsx';
import { readPeople } from './read-people.ts';
import { toLine, type OutageLine } from './to-line.ts';
import { whomToday } from './whom-today.ts';
import './outage-sheet.css';

type Sheet = {
  readonly unitId: string;
  readonly madeAt: string;
  /** The day it tells of: one that stands on the screen over midnight does not become the next day's. */
  readonly day: Day;
  readonly lines: readonly OutageLine[];
};

/**
 * Today's people on paper, made here without network. It stands on the screen and nowhere else: nothing of it is stored,
 * and leaving the screen is the end of it. Printing is logged for each who stands on it.
 */
export function OutageSheetScreen() {
  const { language, common, formats } = useText();
  const text = outageSheetText(language);
  const store = useStore();
  const { session } = useDevice();
  const state = useDeviceState();
  const agenda = useAgenda('all');
  const units = useKind('unit');
  const [chosen, setChosen] = useState<string>();
  const [whom, setWhom] = useState<'today' | 'everyone'>();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  useEffect(() => {
    if (!sheet) return;
    const taken = () => {
      for (const { id } of sheet.lines)
        store
          .logAccess({ action: 'print', kind: 'person', recordId: id, personId: id, unitId: sheet.unitId })
          .catch(() => {});
    };
    addEventListener('beforeprint', taken);
    return () => removeEventListener('beforeprint', taken);
  }, [sheet, store]);
  if (problem) throw problem.cause;
  if (!agenda?.isDueKnown || !units) return <Screen title={text.title} lead={common.loading} />;
  const { persons, due, today } = agenda;
  const present = new Set(persons.map(({ body }) => body.unitId));
  const choices = units.filter(({ id }) => present.has(id));
  const own = choices.find(({ id }) => session.roles.some((role) => role.unitId === id));
  const unit = choices.find(({ id }) => id === chosen) ?? own ?? choices[0];
  if (!unit)
    return (
      <Screen title={text.title} lead={text.lead}>
        <Empty title={text.noUnits} />
      </Screen>
    );
  // In an institution everybody is there all day.
  const kind = whom ?? (unit.body.kind === 'ward' || unit.body.kind === 'nursingHome' ? 'everyone' : 'today');
  const make = async () => {
    setMaking(true);
    try {
      const entries = [...agenda.agenda.missed, ...agenda.agenda.now];
      const people = whomToday({ persons, unitId: unit.id, whom: kind, today, entries, due });
      const records = await readPeople(
        store,
        people.map(({ id }) => id),
      );
      const lines = records.flatMap((one) => {
        const mine = due.filter(({ person }) => person.id === one.person?.id);
        const line = toLine(
          one,
          mine.map(({ screening }) => screening),
          today,
        );
        return line ? [line] : [];
      });
      setSheet({ unitId: unit.id, madeAt: new Date().toISOString(), day: today, lines });
    } catch (cause) {
      setProblem({ cause });
    }
    setMaking(false);
  };
  const isShown = sheet !== null && sheet.unitId === unit.id;
  return (
    <Screen title={text.title} lead={text.lead}>
      <div class="v-stack v-outage-choices">
        {choices.length > 1 && (
          <Choices
            legend={text.unit}
            value={unit.id}
            options={choices.map(({ id, body }) => ({ value: id, label: body.name }))}
            onChange={(id) => {
              setChosen(id);
              setSheet(null);
            }}
          />
        )}
        <Choices
          legend={text.whom}
          value={kind}
          options={(['today', 'everyone'] as const).map((value) => ({ value, label: text[value] }))}
          onChange={(value) => {
            setWhom(value);
            setSheet(null);
          }}
        />
        <Notice color="neutral">{text.safe}</Notice>
        {state !== undefined && state.pending > 0 && <p class="v-quiet">{text.pending(state.pending)}</p>}
      </div>
      <Button wide variant={isShown ? 'secondary' : 'primary'} busy={isMaking} onClick={() => void make()}>
        {isMaking ? text.making : isShown ? text.renew : text.make}
      </Button>
      {isShown && (
        <>
          <article class="v-outage" aria-labelledby="v-outage-title">
            <header>
              <h2 id="v-outage-title">{`${unit.body.name}, ${formats.weekdayAndDay(sheet.day)}`}</h2>
              <p class="v-outage__made">
                <strong>{text.madeAt(formats.time(sheet.madeAt), session.name)}</strong> ·{' '}
                {text.people(sheet.lines.length)}
              </p>
              <p class="v-outage__note">{text.madeNote}</p>
            </header>
            {sheet.lines.length === 0 && <p>{text.empty}</p>}
            <ol class="v-outage__people">
              {sheet.lines.map((line) => (
                <OutageRow key={line.id} line={line} forms={agenda.content.forms} today={sheet.day} />
              ))}
            </ol>
            <p class="v-outage__foot">{text.page}</p>
          </article>
          {sheet.lines.length > 0 && (
            <Button wide onClick={() => print()}>
              {text.print}
            </Button>
          )}
        </>
      )}
    </Screen>
  );
}
