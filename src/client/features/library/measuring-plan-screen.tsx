import { Link } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { compareVersions } from '#domain/fhir/compare-versions.ts';
import type { Questionnaire } from '#domain/fhir/types.ts';
import {
  newsBands,
  readLocalPlan,
  withLocalPlan,
  type LocalBand,
  type LocalPlan,
} from '#domain/vitals/local-plan.ts';
import { news2Url } from '#domain/vitals/vitals-forms.ts';
import { nextOwnVersion } from '#protocol/next-own-version.ts';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import { newestActive } from '../../content/device-content.ts';
import { useDevice, useKind } from '../../device/use-device.ts';
import { PlainPage } from '../../shell/plain-page.tsx';
import { Screen } from '../../shell/screen.tsx';
import { TakenUpNotice } from '../../sheet-drafts/taken-up-notice.tsx';
import { useSheetDraft } from '../../sheet-drafts/use-sheet-draft.ts';
import { vitalsText } from '../../text/later/vitals-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { everyWords } from '../../vitals/every-words.ts';
import { DetailField } from '../../ui/detail-field.tsx';
import { mayAdd } from './may-add.ts';
import { storeForm } from './store-form.ts';
import './library.css';

const intervals = [0, 15, 30, 60, 240, 480, 720, 1440];

/** The municipality's own words for each result of NEWS2, and how soon to measure again: a version of its own. */
export function MeasuringPlanScreen() {
  const { common, language } = useText();
  const text = vitalsText(language).local;
  const { session } = useDevice();
  const contents = useKind('content');
  if (!contents) return <Screen title={common.loading} documentTitle={text.title} />;
  const versions = contents.filter(({ body }) => body.type === 'questionnaire' && body.url === news2Url);
  const [inUse] = newestActive(versions);
  if (!inUse || !mayAdd(session)) return <PlainPage title={text.title} text={text.onlyLead} />;
  return <PlanForm inUse={inUse} versions={versions} />;
}

type Props = { readonly inUse: Kept<'content'>; readonly versions: readonly Kept<'content'>[] };

function PlanForm({ inUse, versions }: Props) {
  const { language } = useText();
  const all = vitalsText(language);
  const text = all.local;
  const { store, deliverNow } = useDevice();
  const questionnaire = inUse.body.resource as unknown as Questionnaire;
  const draft = useSheetDraft({ id: 'measuring-plan:', about: '' }, toFields(readLocalPlan(questionnaire)));
  const plan = toPlan(draft.fields);
  const [said, setSaid] = useState<'stored' | 'failed' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const set = (band: keyof LocalPlan, changes: Partial<LocalBand>) => {
    setSaid(null);
    draft.change(toFields({ ...plan, [band]: { ...plan[band], ...changes } }));
  };
  const save = async () => {
    setBusy(true);
    setSaid(null);
    const version = nextOwnVersion(versions.map(({ body }) => body.version));
    const own = { ...withLocalPlan(questionnaire, shippedOf(versions, questionnaire), plan), version };
    try {
      const stored = await storeForm(store, {
        type: 'questionnaire',
        url: news2Url,
        version,
        status: 'active',
        resource: own,
      });
      deliverNow();
      const isStored = stored === 'stored' || stored === 'sent';
      if (isStored) draft.end();
      setSaid(isStored ? 'stored' : 'failed');
    } catch {
      setSaid('failed');
    }
    setBusy(false);
  };
  return (
    <Screen title={text.title} lead={text.lead}>
      <form
        class="v-library__details"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TakenUpNotice draft={draft} />
        {newsBands.map((band) => (
          <Section key={band} title={all.bandLong[band]}>
            <DetailField label={text.nb} value={plan[band].nb} long onInput={(nb) => set(band, { nb })} />
            <DetailField
              label={text.nn}
              help={text.nnHelp}
              value={plan[band].nn}
              long
              onInput={(nn) => set(band, { nn })}
            />
            <Choices
              legend={all.repeat.title}
              value={String(plan[band].repeatMinutes ?? 0)}
              options={intervals.map((minutes) => ({
                value: String(minutes),
                label: minutes === 0 ? all.repeat.none : everyWords(minutes, all),
              }))}
              onChange={(minutes) => set(band, { repeatMinutes: Number(minutes) || null })}
            />
          </Section>
        ))}
        <div role="status">
          {said !== null && (
            <Notice
              color={said === 'stored' ? 'accent' : 'danger'}
              icon={said === 'stored' ? 'delivered' : 'attention'}
            >
              {said === 'stored' ? text.stored(inUse.body.version) : text.failed}
            </Notice>
          )}
        </div>
        <Button type="submit" wide busy={isBusy}>
          {text.save}
        </Button>
      </form>
      <Link to={addresses.library} className="ds-button" data-variant="tertiary">
        {text.back}
      </Link>
    </Screen>
  );
}

/** As the draft keeps it: a word for each thing one may write or choose. */
const toFields = (plan: LocalPlan): { readonly [field: string]: string } =>
  Object.fromEntries(
    newsBands.flatMap((band) => {
      const { nb, nn, repeatMinutes } = plan[band];
      return [
        [`${band} nb`, nb],
        [`${band} nn`, nn],
        [`${band} repeat`, repeatMinutes === null ? '' : String(repeatMinutes)],
      ];
    }),
  );

function toPlan(fields: { readonly [field: string]: string }): LocalPlan {
  const bandOf = (band: keyof LocalPlan): LocalBand => ({
    nb: fields[`${band} nb`] ?? '',
    nn: fields[`${band} nn`] ?? '',
    repeatMinutes: Number(fields[`${band} repeat`]) || null,
  });
  return { low: bandOf('low'), single: bandOf('single'), medium: bandOf('medium'), high: bandOf('high') };
}

/** The newest version nobody here has written in. */
function shippedOf(versions: readonly Kept<'content'>[], inUse: Questionnaire): Questionnaire {
  const forms = versions
    .toSorted((a, b) => compareVersions(b.body.version, a.body.version))
    .map(({ body }) => body.resource as unknown as Questionnaire);
  return (
    forms.find((form) => {
      const plan = readLocalPlan(form);
      return newsBands.every((band) => plan[band].nb === '' && plan[band].repeatMinutes === null);
    }) ?? inUse
  );
}
