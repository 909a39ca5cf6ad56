import { Link } from '@tanstack/react-router';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import type { ContentForm, DeviceContent } from '../../content/device-content.ts';
import { nameInSentence } from '../../content/form-title.ts';
import { useStartForm } from '../../starting/use-start-form.ts';
import { nutritionText } from '../../text/later/nutrition-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';

type Props = {
  readonly person: Kept<'person'>;
  readonly visitId: string | null;
  readonly records: PersonRecords;
  readonly content: DeviceContent;
  /** The nearest first, at least one. */
  readonly forms: readonly ContentForm[];
};

/** What the result leads to, one tap away and filled in with what is known; a begun one is gone on with. */
export function NextSteps({ person, visitId, records, content, forms }: Props) {
  const { language } = useText();
  const text = nutritionText(language);
  const { start, isStarting } = useStartForm(person, visitId, { records, content });
  return (
    <>
      {forms.map(({ canonical, url, questionnaire }, index) => {
        const variant = index === 0 ? 'primary' : 'secondary';
        const name = nameInSentence(questionnaire, language);
        const draft = records.responses.find(
          ({ body }) => body.status === 'draft' && body.questionnaire.split('|', 1)[0] === url,
        );
        return draft ? (
          <Link
            key={url}
            to={addresses.form(draft.id)}
            className="ds-button"
            data-color="accent"
            data-variant={variant}
            data-fullwidth=""
          >
            {text.resume(name)}
          </Link>
        ) : (
          <Button key={url} wide variant={variant} busy={isStarting} onClick={() => start(canonical)}>
            {text.start(name)}
          </Button>
        );
      })}
    </>
  );
}
