import { visitItems } from '#domain/forms/mend/map-items.ts';
import type { Questionnaire } from '#domain/fhir/types.ts';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import type { StrayAnswer } from '#domain/forms/stray-answers.ts';
import type { Kept } from '#store/device-store.ts';
import { versionsOf } from './form-versions.ts';
import { useKind } from '../../device/use-device.ts';
import { moveText } from '../../text/later/move-text.ts';
import { translated } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { toAnswerWords } from './answer-words.ts';

type Props = {
  readonly record: Kept<'response'>;
  readonly strays: readonly StrayAnswer[];
  readonly contents: readonly Kept<'content'>[];
  readonly onRemove: (changes: readonly AnswerChange[]) => Promise<void>;
};

/** Answers that came for the version before: the form has no place for them, and nobody loses them unseen. */
export function StrayNotice({ record, strays, contents, onRemove }: Props) {
  const words = useText();
  const text = moveText(words.language);
  const staff = useKind('staff');
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
  return (
    <Notice color="danger" icon="attention">
      <strong>{text.strayTitle}</strong>
      <span>{text.strayText}</span>
      {strays.map(({ path, linkId, answer }) => (
        <div key={path} class="v-conflict">
          <p class="v-conflict__question">{questionOf(linkId)}</p>
          <p>{toAnswerWords(answer, words)}</p>
          <p class="v-small">{givenBy(path)}</p>
          <Button
            variant="secondary"
            color="neutral"
            wide
            onClick={() => void onRemove([{ path, answer: [] }])}
          >
            {text.strayRemove}
          </Button>
        </div>
      ))}
    </Notice>
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
