import { useMemo, useRef, useState } from 'preact/hooks';
import { toMarkId, toRowInUse } from '#domain/rounds/round-ids.ts';
import { isOnRound } from '#domain/rounds/is-on-round.ts';
import { toRowState, type RowFacts, type RowState } from '#domain/rounds/row-state.ts';
import { dueScreenings } from '#domain/schedule/due-screenings.ts';
import type { DueScreening } from '#domain/schedule/screening-schedule.ts';
import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import type { Header } from '#store/headers/header.ts';
import type { ContentForm, DeviceContent } from '../../content/device-content.ts';
import { toScreenedPerson } from '../../due/to-screened-person.ts';
import { useHeaders, useKind, useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { isUnderWay } from '../../rounds/is-under-way.ts';
import { lastForm, lastWeight, takenAt, type LastTime } from './last-time.ts';
import { fillRow, type RowAnswer } from './fill-row.ts';
import { toNotAsked } from './not-asked.ts';
import { readRow, type RowReading } from './read-row.ts';
import { formsOf } from './round-topics.ts';
import { isLivingIn, useResidents } from './use-residents.ts';

/** One resident on the round. */
export type RoundRow = {
  /** Of the row's form, there or not. */
  readonly id: string;
  readonly person: Header<'person'>;
  readonly records: PersonRecords;
  readonly kept: Kept<'response'> | null;
  readonly mark: Kept<'roundMark'> | undefined;
  readonly reading: RowReading;
  readonly state: RowState;
  readonly last: LastTime | null;
  /** When it is due next by the schedule; null when no schedule asks for it. */
  readonly due: DueScreening | null;
};

export type RoundRows = {
  readonly rows: readonly RoundRow[];
  /** Puts answers in a row, one after the other. */
  readonly fill: (row: RoundRow, answers: readonly RowAnswer[]) => void;
  /** Resolves when everything given so far is on the device. */
  readonly settled: () => Promise<void>;
};

type Options = {
  readonly round: Kept<'round'>;
  /** The form's newest version, and others that rows may be bound to. */
  readonly form: ContentForm;
  readonly formOf: (canonical: string) => ContentForm | undefined;
  readonly schedules: DeviceContent['schedules'];
};

/** The rows of a round as they stand on this device; undefined until they have been read. */
export function useRound({ round, form, formOf, schedules }: Options): RoundRows | undefined {
  const store = useStore();
  const today = useToday();
  const marks = useKind('roundMark');
  const written = useHeaders('response');
  const told = useMemo(
    () =>
      marks &&
      written &&
      new Set(
        [...marks, ...written].flatMap(({ body }) =>
          body.roundId === round.id && body.personId !== null ? [body.personId] : [],
        ),
      ),
    [marks, written, round.id],
  );
  const residents = useResidents(round.body.unitId, told);
  // A form that is the same object says the same: only the row that changed is worked out again.
  const readings = useRef(new WeakMap<object, RowReading>());
  const empty = useMemo(() => readRow(form, null, today), [form, today]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  // A store that does not take an answer is shown by the error boundary: nothing goes on as if it had.
  if (problem) throw problem.cause;

  const asked = useMemo(
    () => schedules.filter(({ questionnaire }) => questionnaire === formsOf(round.body.topic)?.dueBy),
    [schedules, round.body.topic],
  );

  const isOver = !isUnderWay(round);
  const { unitId, on } = round.body;
  const endedAt = round.stamps['status']?.at;
  const askedOn = isOver ? (endedAt === undefined ? on : osloDay(endedAt)) : today;

  const rows = useMemo(
    () =>
      residents &&
      marks &&
      residents.flatMap(({ person, records }): readonly RoundRow[] => {
        const keptOf = (rowId: string) => records.responses.find((response) => response.id === rowId);
        const id = toRowInUse(round.id, person.id, (rowId) => keptOf(rowId)?.body.status === 'voided');
        const kept = keptOf(id) ?? null;
        const mark = marks.find((known) => known.id === toMarkId(round.id, person.id));
        const known = kept && readings.current.get(kept);
        const reading =
          known ?? (kept ? readRow(formOf(kept.body.questionnaire) ?? form, kept, today) : empty);
        if (kept) readings.current.set(kept, reading);
        const screened = records.person && toScreenedPerson(records.person, records);
        const [due = null] = screened ? dueScreenings(screened, asked, askedOn) : [];
        const facts: RowFacts = {
          form: reading.facts,
          mark: mark?.body.reason ?? null,
          notAsked: toNotAsked(records, form.url, askedOn, due),
          isAway: isAway(records, isOver ? on : today),
        };
        const state = toRowState(facts);
        const here = {
          livesHere: isLivingIn(person, unitId),
          isTold: facts.mark !== null || facts.form?.status === 'signed' || facts.form?.isBegun === true,
          periods: records.servicePeriods.flatMap(({ body }) => (body.unitId === unitId ? [body] : [])),
        };
        if (!isOnRound(here, isOver ? on : null)) return [];
        const before = (kept && takenAt(kept)) ?? new Date().toISOString();
        const last =
          round.body.topic === 'weighing'
            ? lastWeight(records, id, before)
            : lastForm(records, form.url, form.questionnaire, id, before);
        return [{ id, person, records, kept, mark, reading, state, last, due }];
      }),
    [residents, marks, round.id, round.body.topic, isOver, askedOn, form, formOf, empty, asked, today],
  );

  const fill = (row: RoundRow, answers: readonly RowAnswer[]): void => {
    queue.current = queue.current
      .then(() => fillRow(store, { roundId: round.id, person: row.person, form, formOf, answers, today }))
      .catch((cause: unknown) => setProblem({ cause }));
  };
  return rows && { rows, fill, settled: () => queue.current };
}

const isAway = ({ absences }: PersonRecords, today: Day): boolean =>
  absences.some(({ body: { from, to } }) => from <= today && (to === null || to >= today));
