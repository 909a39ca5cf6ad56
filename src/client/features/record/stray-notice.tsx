import { useEffect, useRef, useState } from 'preact/hooks';
import { visitItems } from '#domain/forms/mend/map-items.ts';
import type { Questionnaire } from '#domain/fhir/types.ts';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import type { StrayAnswer } from '#domain/forms/stray-answers.ts';
import type { Kept } from '#store/device-store.ts';
import { versionsOf } from './form-versions.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { moveText } from '../../text/later/move-text.ts';
import { translated } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { toAnswerWords } from './answer-words.ts';
import { PlaceSheet, type ChosenPlace } from './place-sheet.tsx';
import { toPut, toUndo, type PutAnswer } from './undo-answers.ts';

type Props = {
  readonly record: Kept<'response'>;
  readonly questionnaire: Questionnaire;
  readonly strays: readonly StrayAnswer[];
  readonly contents: readonly Kept<'content'>[];
  readonly today: string;
  readonly onPut: (changes: readonly AnswerChange[]) => Promise<void>;
};

/** What was done with the last one, and how it is taken back. */
type Done = { readonly said: string; readonly answers: readonly PutAnswer[] };

/**
 * Answers that came for the version before: the form has no place for them, and nobody loses them unseen. Each can be
 * read, copied, put where it belongs or taken away, and what was done last can be undone.
 */
export function StrayNotice({ record, questionnaire, strays, contents, today, onPut }: Props) {
  const words = useText();
  const text = moveText(words.language);
  const store = useStore();
  const staff = useKind('staff');
  const [placing, setPlacing] = useState<StrayAnswer>();
  const [done, setDone] = useState<Done>();
  const undo = useRef<HTMLDivElement>(null);
  // The button she tapped is gone with its answer: the way back is where she goes on from.
  useEffect(() => {
    if (done && done.answers.length > 0) undo.current?.querySelector('button')?.focus();
  }, [done]);
  const versions = versionsOf(contents, record.body.questionnaire);
  const questionOf = (linkId: string): string => {
    for (const version of versions) {
      const found = findText(version, linkId, words.language);
      if (found !== '') return found;
    }
    return linkId;
  };
  const givenBy = (path: string): string | null => {
    const stamp = record.stamps[path];
    if (!stamp) return null;
    const name = staff?.find(({ id }) => id === stamp.by)?.body.name ?? words.person.unknownStaff;
    return text.strayBy(words.formats.dayAndTime(stamp.at), name);
  };
  const put = async (changes: readonly AnswerChange[], said: string) => {
    const answers = toPut(record.body.response, changes);
    await onPut(changes);
    setDone({ said, answers });
  };
  const place = ({ path, answer, name }: ChosenPlace, stray: StrayAnswer) => {
    setPlacing(undefined);
    void put(
      [
        { path, answer },
        { path: stray.path, answer: [] },
      ],
      text.strayPlaced(name),
    );
  };
  const copy = async (copied: string) => {
    try {
      await navigator.clipboard.writeText(copied);
      // The browser tells of what she copies herself; of what the app copies for her, only the app can.
      const { personId, unitId } = record.body;
      store
        .logAccess({ action: 'copy', kind: 'response', recordId: record.id, personId, unitId })
        .catch(() => {});
      setDone({ said: text.strayCopied, answers: [] });
    } catch {
      setDone({ said: text.strayNotCopied, answers: [] });
    }
  };
  return (
    <>
      {strays.length > 0 && (
        <Notice color="danger" icon="attention">
          <strong>{text.strayTitle}</strong>
          <span>{text.strayText}</span>
          {strays.map((stray) => {
            const { path, linkId, answer } = stray;
            const question = questionOf(linkId);
            const said = toAnswerWords(answer, words);
            return (
              <div key={path} class="v-conflict" role="group" aria-label={question}>
                <p class="v-conflict__question">{question}</p>
                <p class="v-conflict__answer">{said}</p>
                <p class="v-small">{givenBy(path)}</p>
                <Button variant="secondary" wide onClick={() => setPlacing(stray)}>
                  {text.strayMove}
                </Button>
                <Button
                  variant="secondary"
                  color="neutral"
                  wide
                  onClick={() => void copy(`${question} ${said}`)}
                >
                  {text.strayCopy}
                </Button>
                <Button
                  variant="secondary"
                  color="danger"
                  wide
                  onClick={() => void put([{ path, answer: [] }], text.strayRemoved(question))}
                >
                  {text.strayRemove}
                </Button>
              </div>
            );
          })}
        </Notice>
      )}
      <div class="v-said" role="status" ref={undo}>
        {done && (
          <Notice
            color="accent"
            icon="delivered"
            action={
              done.answers.length > 0 && (
                <Button
                  variant="secondary"
                  onClick={() => {
                    const changes = toUndo(record.body.response, done.answers);
                    if (changes.length > 0) void onPut(changes);
                    setDone(undefined);
                  }}
                >
                  {text.strayUndo}
                </Button>
              )
            }
          >
            {done.said}
          </Notice>
        )}
      </div>
      {placing && (
        <PlaceSheet
          questionnaire={questionnaire}
          response={record.body.response}
          stray={placing}
          question={questionOf(placing.linkId)}
          today={today}
          onPlace={(chosen) => place(chosen, placing)}
          onClose={() => setPlacing(undefined)}
        />
      )}
    </>
  );
}

function findText(
  { item }: Questionnaire,
  linkId: string,
  language: Parameters<typeof translated>[2],
): string {
  let found = '';
  visitItems(item, (one) => {
    if (one.linkId === linkId) found = translated(one.text, one._text, language);
  });
  return found;
}
