import { Link } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { addresses } from '../../addresses.ts';
import { useDevice, useKind } from '../../device/use-device.ts';
import type { FormComponent } from '../../form-props.ts';
import { Screen } from '../../shell/screen.tsx';
import { libraryText } from '../../text/later/library-text.ts';
import { vitalsText } from '../../text/later/vitals-text.ts';
import { themesText } from '../../text/later/themes-text.ts';
import { schedulesText } from '../../text/later/schedules-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { newerShipped } from '../../content/newer-shipped.ts';
import { BringForm } from './bring-form.tsx';
import { FormEntry } from './form-entry.tsx';
import { mayAdd } from './may-add.ts';
import { ShippedChoice } from './shipped-choice.tsx';
import { toEntries } from './to-entries.ts';
import { useHeadingFocus } from '../../ui/use-heading-focus.ts';
import './library.css';

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
      {isLead &&
        newerShipped(contents).map((choice) => <ShippedChoice key={choice.shipped.id} choice={choice} />)}
      {isLead ? (
        <Button wide icon="start" onClick={() => setStep({ name: 'bring' })}>
          {text.add}
        </Button>
      ) : (
        <p class="v-quiet">{text.onlyLead}</p>
      )}
      <Link to={addresses.schedules} className="ds-button" data-variant="secondary" data-fullwidth="">
        {schedulesText(language).link}
      </Link>
      {isLead && (
        <Link to={addresses.themes} className="ds-button" data-variant="secondary" data-fullwidth="">
          {themesText(language).link}
        </Link>
      )}
      {isLead && (
        <Link to={addresses.measuringPlan} className="ds-button" data-variant="secondary" data-fullwidth="">
          {vitalsText(language).local.link}
        </Link>
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
