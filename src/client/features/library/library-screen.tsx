import { useEffect, useRef, useState } from 'preact/hooks';
import type { Session } from '#protocol/session.ts';
import { useDevice, useKind } from '../../device/use-device.ts';
import type { FormComponent } from '../../form-props.ts';
import { Screen } from '../../shell/screen.tsx';
import { libraryText } from '../../text/later/library-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { BringForm } from './bring-form.tsx';
import { FormEntry } from './form-entry.tsx';
import { toEntries } from './to-entries.ts';
import './library.css';

/** Whoever answers for the professional side of the municipality; the server says the same (`authority.ts`). */
const mayAdd = ({ roles }: Session): boolean => roles.some(({ role }) => role === 'professionalLead');

type Step = { readonly name: 'list'; readonly stored: string | null } | { readonly name: 'bring' };

/** The forms the municipality has, each with its versions; those who may bring in new ones. */
export function LibraryScreen({ Form }: { readonly Form: FormComponent }) {
  const { common, language } = useText();
  const text = libraryText(language);
  const { session } = useDevice();
  const contents = useKind('content');
  const [step, setStep] = useState<Step>({ name: 'list', stored: null });
  useHeadingFocus(step.name);
  if (!contents) return <Screen title={common.loading} documentTitle={text.title} />;
  if (step.name === 'bring') {
    return (
      <BringForm
        contents={contents}
        Form={Form}
        onStored={(stored) => setStep({ name: 'list', stored })}
        onBack={() => setStep({ name: 'list', stored: null })}
      />
    );
  }
  const entries = toEntries(contents, language);
  const isLead = mayAdd(session);
  return (
    <Screen title={text.title} lead={text.lead}>
      {step.stored !== null && (
        <Notice color="accent" icon="delivered" role="status">
          {step.stored}
        </Notice>
      )}
      {isLead ? (
        <Button wide icon="start" onClick={() => setStep({ name: 'bring' })}>
          {text.add}
        </Button>
      ) : (
        <p class="v-quiet">{text.onlyLead}</p>
      )}
      {entries.length === 0 ? (
        <Empty title={text.none} />
      ) : (
        <ul class="v-library">
          {entries.map((entry) => (
            <FormEntry key={entry.url} entry={entry} contents={contents} mayChange={isLead} />
          ))}
        </ul>
      )}
    </Screen>
  );
}

/** Another view at the same address starts at its heading, as another page does. */
function useHeadingFocus(view: string): void {
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [view]);
}
