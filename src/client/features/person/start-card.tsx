import { Link } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import type { ContentForm } from '../../content/device-content.ts';
import { formTitle, nameInSentence } from '../../content/form-title.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dot } from '../../ui/dot.tsx';
import './start-card.css';

type Props = {
  readonly form: ContentForm;
  /** When it is due, in words. */
  readonly due: string;
  readonly isOverdue: boolean;
  /** Somebody has begun: go on instead of starting anew. */
  readonly draft: Kept<'response'> | undefined;
  readonly isStarting: boolean;
  readonly onStart: () => void;
  readonly children?: ComponentChildren;
};

/** One thing to do here, with the button that does it. */
export function StartCard({ form, due, isOverdue, draft, isStarting, onStart, children }: Props) {
  const { person: text, language } = useText();
  const name = nameInSentence(form.questionnaire, language);
  return (
    <div class="v-start-card">
      <div class="v-start-card__head">
        <Dot kind={isOverdue ? 'overdue' : 'open'} />
        <div>
          <p class="v-start-card__title">{formTitle(form.questionnaire, language)}</p>
          <p class={isOverdue ? 'v-start-card__due' : 'v-quiet v-small'}>{due}</p>
        </div>
      </div>
      {draft ? (
        <Link to={addresses.form(draft.id)} className="ds-button" data-color="accent" data-fullwidth="">
          {text.resume(name)}
        </Link>
      ) : (
        <Button wide busy={isStarting} onClick={onStart}>
          {text.start(name)}
        </Button>
      )}
      {children}
    </div>
  );
}
