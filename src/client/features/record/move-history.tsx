import type { RecordBody } from '#protocol/record-bodies.ts';
import { versionOf } from './form-versions.ts';
import { useKind } from '../../device/use-device.ts';
import { moveText } from '../../text/later/move-text.ts';
import { useText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { toAnswerWords } from './answer-words.ts';

/** Each time the form went on with a newer version while it was a draft, and what did not come along. */
export function MoveHistory({ moves = [] }: { readonly moves: RecordBody<'response'>['moves'] }) {
  const words = useText();
  const text = moveText(words.language);
  const staff = useKind('staff');
  if (moves.length === 0) return null;
  const nameOf = (id: string) => staff?.find((one) => one.id === id)?.body.name ?? words.person.unknownStaff;
  return (
    <Disclosure title={text.history}>
      <div class="v-stack">
        {moves.map(({ by, at, from, to, lost }) => (
          <div key={`${by} ${at}`} class="v-stack">
            <p>
              {text.historyEntry(words.formats.dayAndTime(at), nameOf(by), versionOf(from), versionOf(to))}
            </p>
            {lost.length > 0 && (
              <>
                <p>{text.historyLost}</p>
                <ul class="v-move__list">
                  {lost.map(({ linkId, text: question, answer }, index) => (
                    <li key={`${linkId} ${index}`} class="v-move__answer">
                      <span>{question}</span>
                      <strong>{toAnswerWords(answer, words)}</strong>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        ))}
      </div>
    </Disclosure>
  );
}
