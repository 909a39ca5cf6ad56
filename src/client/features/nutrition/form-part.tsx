import { Link } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import type { ContentForm } from '../../content/device-content.ts';
import { nameInSentence } from '../../content/form-title.ts';
import { nutritionText } from '../../text/later/nutrition-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { FormRule } from './form-rule.tsx';

type Props = {
  readonly title: string;
  readonly form: ContentForm | undefined;
  /** The last signed one. */
  readonly signedId: string | undefined;
  readonly draft: Kept<'response'> | undefined;
  /** What it says in the place of *start*. */
  readonly startLabel?: string | undefined;
  readonly isNext: boolean;
  readonly isStarting: boolean;
  /** Null for who has died. */
  readonly onStart: ((canonical: string) => void) | null;
  readonly children: ComponentChildren;
};

/** What one form has told, the way to it, the button that makes a new one, and its rule. */
export function FormPart(props: Props) {
  const { title, form, signedId, draft, startLabel, isNext, isStarting, onStart, children } = props;
  const { language } = useText();
  const text = nutritionText(language);
  const variant = isNext ? 'primary' : 'secondary';
  const name = form && nameInSentence(form.questionnaire, language);
  return (
    <Section title={title}>
      {children}
      {signedId !== undefined && (
        <Link to={addresses.form(signedId)} className="ds-button" data-variant="tertiary">
          {text.see}
        </Link>
      )}
      {form && onStart && name !== undefined && (
        <>
          {draft ? (
            <Link
              to={addresses.form(draft.id)}
              className="ds-button"
              data-color="accent"
              data-variant={variant}
              data-fullwidth=""
            >
              {text.resume(name)}
            </Link>
          ) : (
            <Button wide variant={variant} busy={isStarting} onClick={() => onStart(form.canonical)}>
              {startLabel ?? text.start(name)}
            </Button>
          )}
        </>
      )}
      {form && <FormRule questionnaire={form.questionnaire} />}
    </Section>
  );
}
