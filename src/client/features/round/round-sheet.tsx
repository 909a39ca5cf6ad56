import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OperationBody } from '#domain/merge/operation.ts';
import { isMineToSign, type LeftOut } from '#domain/rounds/row-state.ts';
import { nextWaiting, toTally } from '#domain/rounds/tally.ts';
import type { WeightDoubt } from '#domain/rounds/weight-text.ts';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import type { ContentForm, DeviceContent } from '../../content/device-content.ts';
import { useDevice, useKind } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { Screen } from '../../shell/screen.tsx';
import { personName } from '../../text/person-name.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ReasonSheet } from '../../ui/reason-sheet.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { ConditionsSection } from './conditions-section.tsx';
import { EndSheet } from './end-sheet.tsx';
import { LeftOutChoices } from './left-out-choices.tsx';
import { PauseSheet } from './pause-sheet.tsx';
import { RoundFoot } from './round-foot.tsx';
import { toMark, toRoundChange } from './round-operations.ts';
import { RoundReport } from './round-report.tsx';
import { doubtItem } from './round-topics.ts';
import { toWho, useRoundWords } from './row-words.ts';
import { noteScale, scaleAt } from './scale-at.ts';
import { signRows, type SignForm } from './sign-rows.ts';
import { TwoValues } from './two-values.tsx';
import { useRound, type RoundRow } from './use-round.ts';
import { toWeightAnswers } from './weight-answers.ts';
import { WeightRow } from './weight-row.tsx';

type Props = {
  readonly round: Kept<'round'>;
  readonly form: ContentForm;
  readonly formOf: (canonical: string) => ContentForm | undefined;
  readonly content: DeviceContent;
  readonly wardName: string;
  readonly sign: SignForm;
};

/** The whole ward on one list. One resident is open at a time; *neste* opens the next who waits. */
export function RoundSheet({ round, form, formOf, content, wardName, sign }: Props) {
  const { common } = useText();
  const words = useRoundWords();
  const { text } = words;
  const { store, deliverSigned } = useDevice();
  const today = useToday();
  const staff = useKind('staff');
  const now = useRound({ round, form, formOf, schedules: content.schedules });
  const lastKnown = useRef(now);
  if (now) lastKnown.current = now;
  // Somebody who moves in is read first: till then the list stands as it was, with the figure one is writing.
  const known = now ?? lastKnown.current;
  const [openId, setOpenId] = useState<string>();
  const [said, setSaid] = useState('');
  const [doubted, setDoubted] = useState<ReadonlySet<string>>(new Set());
  const [sheet, setSheet] = useState<'pause' | 'drop' | 'end'>();
  const [signing, setSigning] = useState<{ readonly done: number; readonly all: number }>();
  const [leftUnsigned, setLeftUnsigned] = useState<readonly RoundRow[]>([]);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  const hasBegun = useRef(false);
  if (problem) throw problem.cause;
  const { topic, status } = round.body;
  const isOver = status === 'done' || status === 'dropped';
  const rows = known?.rows;
  const states = rows?.map(({ state }) => state) ?? [];

  // The first who waits is ready to be written in: the thumb need not look for her.
  useEffect(() => {
    if (!rows || hasBegun.current || isOver || status === 'paused') return;
    hasBegun.current = true;
    const first = nextWaiting(states, -1);
    if (first !== null) open(first);
  });

  if (!known || !rows) return <Screen title={common.loading} documentTitle={text.documentTitle} />;

  const write = (operations: readonly OperationBody[]): Promise<void> =>
    store.write(operations).catch((cause: unknown) => setProblem({ cause }));
  const change = (fields: Parameters<typeof toRoundChange>[1]) => write([toRoundChange(round, fields)]);
  /** A figure that was just typed is written first: it was got on the scale that stood till now. */
  const setConditions = async (conditions: { readonly [name: string]: string }) => {
    await known.settled();
    const noted = noteScale(round.body.conditions ?? {}, conditions, new Date().toISOString());
    await change({ conditions: noted });
  };
  const nameOf = (id: string): string => staff?.find((one) => one.id === id)?.body.name ?? '';

  function open(index: number) {
    const row = rows?.[index];
    if (!row) return;
    setOpenId(row.id);
    const field = document.getElementById(`row-${row.id}`);
    field?.focus({ preventScroll: true });
    if (topic === 'weighing') field?.closest('li')?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }
  /** `meanwhile`: this row is not waiting any more, though that may not have been read back yet. */
  const goOn = (from: number, done: string) => {
    const next = nextWaiting(states, from);
    const row = next === null ? undefined : rows[next];
    setSaid([done, row ? text.nextUp(toWho(row, words)) : text.allDone].filter(Boolean).join(' '));
    if (next !== null) return open(next);
    setOpenId(undefined);
    document.getElementById('round-primary')?.focus();
  };
  const leaveOut = (row: RoundRow, index: number, reason: LeftOut | null) => {
    void write([toMark(round.id, row.person, row.mark, reason)]);
    if (reason) goOn(index, text.done(personName(row.person.body), text.leftOut[reason]));
  };
  const noteDoubt = (row: RoundRow, doubt: WeightDoubt | null) =>
    setDoubted((before) => {
      const after = new Set(before);
      if (doubt) after.add(row.id);
      else after.delete(row.id);
      return after;
    });

  const mine = rows.filter(({ state }) => isMineToSign(state, store.staffId));
  const tally = toTally(states);
  const others = new Set(
    rows.flatMap(({ state }) =>
      state.kind === 'written' && !isMineToSign(state, store.staffId)
        ? state.by.filter((id) => id !== store.staffId)
        : [],
    ),
  );
  const isAll = tally.waiting === 0 && mine.length === tally.unsigned;

  const signMine = async (andEnd: boolean) => {
    if (signing) return;
    setSigning({ done: 0, all: mine.length });
    try {
      await known.settled();
      const left = await signRows(store, mine, {
        sign,
        formOf,
        today,
        scaleAt: (writtenAt) => scaleAt(round.body.conditions, writtenAt),
        onSigned: (done) => setSigning({ done, all: mine.length }),
      });
      setLeftUnsigned(left);
      if (andEnd && left.length === 0) await change({ status: 'done', handedTo: null });
      deliverSigned();
    } catch (cause) {
      setProblem({ cause });
    } finally {
      setSigning(undefined);
    }
  };

  const title = text.topics[topic];
  const lead = `${wardName} · ${words.formats.dayNear(round.body.on, today)}`;
  if (isOver)
    return (
      <Screen title={`${text.report.title}: ${title}`} documentTitle={text.documentTitle} lead={lead}>
        {status === 'dropped' && <Notice color="warning">{text.dropped(round.body.reason ?? '')}</Notice>}
        <RoundReport
          round={round}
          form={form}
          rows={rows}
          wardName={wardName}
          onReopen={() => void change({ status: 'open', handedTo: null })}
        />
        <Link to={addresses.ward(round.body.unitId)} className="ds-button" data-variant="tertiary">
          {text.toWard}
        </Link>
      </Screen>
    );

  return (
    <Screen title={title} documentTitle={text.documentTitle} lead={lead}>
      <div class="v-round">
        {status === 'paused' && (
          <Notice
            color="accent"
            action={
              <Button onClick={() => void change({ status: 'open', handedTo: null })}>
                {text.pause.resume}
              </Button>
            }
          >
            {round.body.handedTo ? text.pause.stateHanded(nameOf(round.body.handedTo)) : text.pause.state}
          </Notice>
        )}
        {topic === 'weighing' && (
          <ConditionsSection
            round={round}
            questionnaire={form.questionnaire}
            onChange={(conditions) => void setConditions(conditions)}
          />
        )}
        <p class="v-hidden" role="status">
          {said}
        </p>
        <ol class="v-round-rows" aria-label={text.list}>
          {rows.map((row, index) => {
            const isOpen = row.id === openId;
            const below = (
              <>
                {row.reading.disagreements.length > 0 && (
                  <TwoValues row={row} onChoose={(answer) => known.fill(row, [answer])} />
                )}
                {isOpen && ['missing', 'leftOut', 'notAsked'].includes(row.state.kind) && (
                  <LeftOutChoices
                    row={row}
                    url={form.url}
                    onChoose={(reason) => leaveOut(row, index, reason)}
                    onNever={() => goOn(index, text.done(personName(row.person.body), text.leftOut.never))}
                  />
                )}
                {isOpen && topic === 'weighing' && row.state.kind === 'written' && (
                  <div class="v-round-reasons">
                    <button
                      type="button"
                      class="v-round-reason"
                      aria-pressed={row.reading.isDoubted}
                      aria-label={text.doubtAbout(personName(row.person.body))}
                      onClick={() =>
                        known.fill(row, [
                          { linkId: doubtItem, answer: [{ valueBoolean: !row.reading.isDoubted }] },
                        ])
                      }
                    >
                      {text.doubt}
                    </button>
                  </div>
                )}
              </>
            );
            return topic === 'weighing' ? (
              <WeightRow
                key={row.id}
                row={row}
                isOpen={isOpen}
                onOpen={() => setOpenId(row.id)}
                onWeight={(grams) =>
                  known.fill(row, toWeightAnswers(form.questionnaire, grams, round.body.conditions ?? {}))
                }
                onNext={() => goOn(index, '')}
                onStep={(by) => open(index + by)}
                onDoubt={(doubt) => noteDoubt(row, doubt)}
              >
                {below}
              </WeightRow>
            ) : (
              <ChoiceRow
                key={row.id}
                row={row}
                isOpen={isOpen}
                onOpen={() => setOpenId(isOpen ? undefined : row.id)}
                onAnswer={(answer) => known.fill(row, [answer])}
                onDone={() => goOn(index, '')}
              >
                {below}
              </ChoiceRow>
            );
          })}
        </ol>
        <div class="v-round-more">
          <Button wide variant="secondary" onClick={() => setSheet('pause')}>
            {text.pause.button}
          </Button>
          {!isAll && (
            <Button wide variant="secondary" onClick={() => setSheet('end')}>
              {tally.waiting > 0 ? text.end.left(tally.waiting) : text.end.button}
            </Button>
          )}
          <Button wide variant="tertiary" color="danger" onClick={() => setSheet('drop')}>
            {text.drop.button}
          </Button>
        </div>
        <RoundFoot
          what={text.sign.what[topic]}
          tally={tally}
          mine={mine.length}
          others={[...others].map(nameOf)}
          othersCount={tally.unsigned - mine.length}
          doubted={rows.filter(({ id }) => doubted.has(id)).map(({ person }) => personName(person.body))}
          leftUnsigned={leftUnsigned.map(({ person }) => personName(person.body))}
          signing={signing}
          isAll={isAll}
          onSign={() => void signMine(isAll)}
          onEnd={() => void change({ status: 'done', handedTo: null })}
        />
      </div>
      {sheet === 'pause' && (
        <PauseSheet
          unitId={round.body.unitId}
          unsigned={mine.length}
          what={text.sign.what[topic]}
          onSign={() => void signMine(false)}
          onPause={(to) => {
            setSheet(undefined);
            setOpenId(undefined);
            void change({ status: 'paused', handedTo: to });
          }}
          onClose={() => setSheet(undefined)}
        />
      )}
      {sheet === 'end' && (
        <EndSheet
          waiting={tally.waiting}
          unsigned={tally.unsigned}
          onEnd={() => {
            setSheet(undefined);
            void change({ status: 'done', handedTo: null });
          }}
          onClose={() => setSheet(undefined)}
        />
      )}
      {sheet === 'drop' && (
        <ReasonSheet
          draft={`drop:${round.id}`}
          about={round.id}
          title={text.drop.title}
          text={text.drop.text}
          confirm={text.drop.confirm}
          color="danger"
          onConfirm={async (reason) => {
            await store.write([
              toRoundChange(round, { status: 'dropped', reason: reason.slice(0, 1000), handedTo: null }),
            ]);
            setSheet(undefined);
          }}
          onClose={() => setSheet(undefined)}
        />
      )}
    </Screen>
  );
}
