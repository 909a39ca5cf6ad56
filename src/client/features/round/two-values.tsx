import { useKind } from '../../device/use-device.ts';
import { toAnswerWords, useRoundWords } from './row-words.ts';
import type { RowAnswer } from './fill-row.ts';
import type { RoundRow } from './use-round.ts';

type Props = { readonly row: RoundRow; readonly onChoose: (answer: RowAnswer) => void };

/** What two people wrote about one resident without having seen each other's: both, and who; one tap settles it. */
export function TwoValues({ row, onChoose }: Props) {
  const words = useRoundWords();
  const { text } = words;
  const staff = useKind('staff');
  const nameOf = (id: string): string => staff?.find((one) => one.id === id)?.body.name ?? '';
  return (
    <>
      {row.reading.disagreements.map(({ item, values }) => (
        <div key={item.path} class="v-round-two" role="group" aria-label={text.twoValues.title}>
          <p class="v-round-two__title">{text.twoValues.title}</p>
          <p class="v-small">{text.twoValues.lead}</p>
          {values.map(({ by, answer }) => (
            <button
              key={by}
              type="button"
              class="v-round-choice"
              onClick={() => onChoose({ linkId: item.item.linkId, answer })}
            >
              {text.twoValues.choose(toAnswerWords(answer, words), nameOf(by))}
            </button>
          ))}
        </div>
      ))}
    </>
  );
}
