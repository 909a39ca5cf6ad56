import {
  toCheckInCode,
  toProof,
  windowAt,
  type CheckInClaim,
  type Hmac,
  type SeminarPlace,
} from './check-in-code.ts';

/** A check-in as the server has it. */
export type DeliveredCheckIn = CheckInClaim & {
  readonly proof: string;
  /** When it was made by the server's clock, worked out when it was delivered; ISO 8601. */
  readonly madeAt: string;
  /** How far the phone had once been ahead of the time it gives, in milliseconds; 0 when its clock never went back. */
  readonly setBack: number;
};

export type CheckInRefusal = 'forged' | 'stale' | 'copied' | 'clock' | 'tooMany';
export type CheckInVerdict =
  | { readonly ok: true; readonly place: SeminarPlace }
  | { readonly ok: false; readonly reason: CheckInRefusal };

export type JudgedSeminar = {
  readonly id: string;
  /** ISO 8601. */
  readonly startsAt: string;
  readonly endsAt: string;
};

const minute = 60_000;
/** Codes count from this long before a seminar begins until this long after it ends. */
const around = 2 * 60 * minute;
/** Typing takes a while, and two phones never show quite the same time. A streaming comes late. */
const tolerance = {
  room: { before: 1.5 * minute, after: minute },
  stream: { before: 4 * minute, after: minute },
} as const;
/** A phone whose clock went back further than this does not tell when anything was typed. */
const mostSetBack = 2 * minute;
/** Whoever tries more often than this is guessing. */
export const mostTries = 12;
const places = ['room', 'stream'] as const;

/**
 * What the server finds of each check-in at one seminar, by its id (`SPEC.md`, SEM). Depends on which there are and never
 * on the order they came in.
 */
export async function judgeCheckIns(
  hmac: Hmac,
  seminar: JudgedSeminar,
  secret: string,
  checkIns: readonly DeliveredCheckIn[],
): Promise<ReadonlyMap<string, CheckInVerdict>> {
  const codes = createCodes(hmac, seminar, secret);
  const holders = new Map<string, Set<string>>();
  for (const { proof, checkInId } of checkIns)
    holders.set(proof, (holders.get(proof) ?? new Set()).add(checkInId));
  const guesses = toGuesses(checkIns);
  const verdicts = await Promise.all(
    checkIns.map(async (checkIn): Promise<readonly [string, CheckInVerdict]> => {
      const { checkInId, madeAt, proof, setBack } = checkIn;
      const refuse = (reason: CheckInRefusal) => [checkInId, { ok: false, reason }] as const;
      if (guesses.has(checkInId)) return refuse('tooMany');
      const proven = async (among: readonly Window[]): Promise<Window | undefined> => {
        // One after the other: nearly always one of the first is right, and the rest need not be worked out.
        for (const shown of among)
          if ((await toProof(hmac, await codes.of(shown), checkIn)) === proof) return shown;
        return undefined;
      };
      const at = Date.parse(madeAt);
      const near = await proven(codes.near(at));
      if (near) return setBack > mostSetBack ? refuse('clock') : [checkInId, { ok: true, place: near.place }];
      if ((holders.get(proof)?.size ?? 0) > 1) return refuse('copied');
      return refuse((await proven(codes.windows)) ? 'stale' : 'forged');
    }),
  );
  return new Map(verdicts);
}

type Window = { readonly place: SeminarPlace; readonly window: number };
type Codes = {
  /** Every window in which there was a code on the wall of this seminar. */
  readonly windows: readonly Window[];
  /** Those of them that could be on the wall when something was typed at `at`, in milliseconds. */
  readonly near: (at: number) => readonly Window[];
  /** Worked out when it is first asked for: of the thousands there have been, a few are typed. */
  readonly of: (shown: Window) => Promise<string>;
};

function createCodes(hmac: Hmac, seminar: JudgedSeminar, secret: string): Codes {
  const first = windowAt(Date.parse(seminar.startsAt) - around);
  const last = windowAt(endOf(seminar) + around);
  const known = new Map<string, Promise<string>>();
  const between = (place: SeminarPlace, from: number, to: number): readonly Window[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({ place, window: from + index }));
  return {
    windows: places.flatMap((place) => between(place, first, last)),
    near: (at) =>
      places.flatMap((place) => {
        const { before, after } = tolerance[place];
        const near = between(
          place,
          Math.max(first, windowAt(at - before)),
          Math.min(last, windowAt(at + after)),
        );
        // What was on the wall just then is nearly always the one.
        const now = windowAt(at);
        return near.toSorted((a, b) => Math.abs(a.window - now) - Math.abs(b.window - now));
      }),
    of: ({ place, window }) => {
      const key = `${place} ${window}`;
      const code = known.get(key) ?? toCheckInCode(hmac, secret, seminar.id, place, window);
      known.set(key, code);
      return code;
    },
  };
}

/** No seminar lasts longer than a day, whatever was typed. */
const endOf = ({ startsAt, endsAt }: JudgedSeminar): number =>
  Math.min(Date.parse(endsAt), Date.parse(startsAt) + 24 * 60 * minute);

/** Of each person those after the first so many, by when they were made. */
function toGuesses(checkIns: readonly DeliveredCheckIn[]): ReadonlySet<string> {
  const byPerson = new Map<string, DeliveredCheckIn[]>();
  for (const one of checkIns) byPerson.set(one.staffId, [...(byPerson.get(one.staffId) ?? []), one]);
  return new Set(
    [...byPerson.values()].flatMap((list) =>
      list
        .toSorted(byTime)
        .slice(mostTries)
        .map(({ checkInId }) => checkInId),
    ),
  );
}

export const byTime = (
  a: Pick<DeliveredCheckIn, 'madeAt' | 'checkInId'>,
  b: Pick<DeliveredCheckIn, 'madeAt' | 'checkInId'>,
): number => Date.parse(a.madeAt) - Date.parse(b.madeAt) || (a.checkInId < b.checkInId ? -1 : 1);
