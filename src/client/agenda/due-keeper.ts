import { dueScreenings } from '#domain/schedule/due-screenings.ts';
import type { DueScreening, ScreeningSchedule } from '#domain/schedule/screening-schedule.ts';
import type { Day } from '#domain/time/day.ts';
import type { Header } from '#store/headers/header.ts';
import type { Pause } from '#store/pauses.ts';
import { toListedContent, type ListedContent } from '../content/listed-content.ts';
import type { DuePerson, ScreenedRecords } from './due-list.ts';

export type DueQuestion = {
  readonly records: ScreenedRecords;
  readonly schedules: readonly ScreeningSchedule[];
  readonly today: Day;
  /** The last day that is asked for. */
  readonly until: Day;
};

/**
 * What falls due, as `toDueList` says it, kept between one look and the next: only who has something new is worked out
 * again. With ten thousand persons the first time takes a phone a second, which is taken in small parts.
 */
export type DueKeeper = {
  /** At once, where it is known or soon worked out; null where it takes long. */
  readonly toListNow: (question: DueQuestion) => readonly DuePerson[] | null;
  /** What it was a moment ago by the same rules; null when it has not been asked for. */
  readonly toListBefore: (question: DueQuestion) => readonly DuePerson[] | null;
  /** The same in parts with `pause` between them; null when it was no longer wanted. */
  readonly toListLater: (
    question: DueQuestion,
    isWanted: () => boolean,
  ) => Promise<readonly DuePerson[] | null>;
  /** The content that these records hold: the same as long as they are the same. */
  readonly contentOf: (contents: readonly Header<'content'>[]) => ListedContent;
};

type Heads = readonly Header[];
type Worked = { readonly heads: Heads; readonly screenings: readonly DueScreening[] };
type Todo = readonly { readonly person: Header<'person'>; readonly heads: Heads }[];
type About = ScreenedRecords[Exclude<keyof ScreenedRecords, 'persons'>][number];
type ByPerson = ReadonlyMap<string, Heads>;

/** So many persons are worked out while a finger is still on the glass, when there are no more records than these. */
const fewEnough = 600;
const fewRecords = 12_000;
/** So many records are put with their persons, persons looked at, and persons worked out, before it may pause. */
const step = { records: 1_000, looks: 250, persons: 20 } as const;

/** `pause`: asked between the parts of what is worked out later. */
export function createDueKeeper(pause: Pause): DueKeeper {
  const worked = new Map<string, Worked>();
  const contents = new WeakMap<readonly Header<'content'>[], ListedContent>();
  const groups = new WeakMap<readonly About[], ByPerson>();
  let rules: Pick<DueQuestion, 'schedules' | 'today'> | null = null;
  let last: { readonly question: DueQuestion; readonly list: readonly DuePerson[] } | null = null;

  const isOld = ({ schedules, today }: DueQuestion) =>
    rules?.schedules !== schedules || rules.today !== today;

  function* findNew(question: DueQuestion): Steps<Todo> {
    if (isOld(question)) worked.clear();
    rules = { schedules: question.schedules, today: question.today };
    const { persons, ...others } = question.records;
    const byKind: ByPerson[] = [];
    for (const list of Object.values(others)) {
      const group = groups.get(list) ?? (yield* groupByPerson(list));
      groups.set(list, group);
      byKind.push(group);
    }
    const todo: Todo[number][] = [];
    for (const [at, person] of persons.entries()) {
      if (at % step.looks === step.looks - 1) yield;
      const heads = [person, ...byKind.flatMap((group) => group.get(person.id) ?? [])];
      const known = worked.get(person.id)?.heads;
      if (!known || !isSame(known, heads)) todo.push({ person, heads });
    }
    return todo;
  }
  function* workOut(todo: Todo, { schedules, today }: DueQuestion): Steps<void> {
    for (const [at, { person, heads }] of todo.entries()) {
      if (at % step.persons === 0) yield;
      worked.set(person.id, { heads, screenings: dueScreenings(toPerson(person, heads), schedules, today) });
    }
  }
  const toList = (question: DueQuestion): readonly DuePerson[] => {
    const list = question.records.persons
      .flatMap((person) =>
        (worked.get(person.id)?.screenings ?? []).flatMap((screening) =>
          screening.due <= question.until ? [{ person, screening }] : [],
        ),
      )
      .toSorted((a, b) => compare(a.screening.due, b.screening.due));
    last = { question, list };
    return list;
  };

  return {
    toListNow: (question) => {
      if (last && isSameQuestion(last.question, question)) return last.list;
      if (Object.values(question.records).reduce((sum, { length }) => sum + length, 0) > fewRecords)
        return null;
      const todo = atOnce(findNew(question));
      if (todo.length > fewEnough) return null;
      atOnce(workOut(todo, question));
      return toList(question);
    },
    toListBefore: ({ schedules, today, until }) =>
      last?.question.schedules === schedules && last.question.today === today && last.question.until === until
        ? last.list
        : null,
    toListLater: async (question, isWanted) => {
      // Answers by the old rules or of the day before are not put among those of the new.
      const goesOn = async () => {
        await pause();
        return isWanted() && !isOld(question);
      };
      const todo = await inParts(findNew(question), goesOn);
      if (!todo) return null;
      const done = await inParts(workOut(todo.value, question), goesOn);
      return done && toList(question);
    },
    contentOf: (records) => {
      const known = contents.get(records) ?? toListedContent(records);
      contents.set(records, known);
      return known;
    },
  };
}

/** Work that stops wherever it may be left for a moment. */
type Steps<T> = Generator<undefined, T, undefined>;

function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Null when it was not gone on with. */
async function inParts<T>(
  steps: Steps<T>,
  goesOn: () => Promise<boolean>,
): Promise<{ readonly value: T } | null> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { value };
    if (!(await goesOn())) return null;
  }
}

function* groupByPerson(list: readonly About[]): Steps<ByPerson> {
  const heads = new Map<string, Header[]>();
  for (const [at, head] of list.entries()) {
    if (at % step.records === step.records - 1) yield;
    const id = head.body.personId;
    if (id === null) continue;
    const known = heads.get(id);
    if (known) known.push(head);
    else heads.set(id, [head]);
  }
  return heads;
}

function toPerson({ body }: Header<'person'>, heads: Heads) {
  const of = <K extends Header['kind']>(kind: K) =>
    heads.flatMap((head) => (head.kind === kind ? [(head as Header<K>).body] : []));
  return {
    birthDate: body.birthDate,
    deceasedOn: body.deceasedOn,
    periods: of('servicePeriod'),
    responses: of('response'),
    exemptions: of('exemption'),
    absences: of('absence'),
    plans: of('individualPlan'),
    visits: of('visit'),
  };
}

const isSame = (a: Heads, b: Heads): boolean =>
  a.length === b.length && a.every((head, index) => head === b[index]);

const isSameQuestion = (a: DueQuestion, b: DueQuestion): boolean =>
  a.schedules === b.schedules &&
  a.today === b.today &&
  a.until === b.until &&
  (Object.keys(a.records) as (keyof ScreenedRecords)[]).every((kind) => a.records[kind] === b.records[kind]);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
