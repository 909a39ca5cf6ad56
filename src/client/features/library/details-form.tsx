import { useMemo, useState } from 'preact/hooks';
import type { Questionnaire } from '#domain/fhir/types.ts';
import type { Kept } from '#store/device-store.ts';
import { formTitle } from '../../content/form-title.ts';
import { useDevice } from '../../device/use-device.ts';
import { libraryText } from '../../text/later/library-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { DetailField } from '../../ui/detail-field.tsx';
import {
  faultsOf,
  standingOf,
  toContent,
  toDetails,
  type DetailFault,
  type FormDetails,
} from './form-details.ts';
import { DetailsFrame } from './details-frame.tsx';
import { storeForm } from './store-form.ts';
import { useFaults } from '../../own-versions/use-faults.ts';

type Props = {
  readonly form: Questionnaire;
  /** Nobody has given the form a version: the one it has was made from its content. */
  readonly isMadeUp: boolean;
  readonly contents: readonly Kept<'content'>[];
  readonly onStored: (title: string, version: string) => void;
};

/** Name, version, source and rights: what a form must have before anybody uses it. */
export function DetailsForm({ form, isMadeUp, contents, onStored }: Props) {
  const { language } = useText();
  const text = libraryText(language).details;
  const { store, deliverNow } = useDevice();
  const [details, setDetails] = useState<FormDetails>(() => toDetails(form, isMadeUp, contents));
  const { faults, root, check } = useFaults<DetailFault>('.v-library__taken button');
  const [failure, setFailure] = useState<string>();
  const [isStoring, setStoring] = useState(false);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const content = useMemo(() => toContent(form, details), [form, details]);
  const standing = standingOf(contents, content);
  const isThere = standing.state === 'same' || standing.state === 'taken';
  const set = (changes: Partial<FormDetails>) => {
    setDetails((before) => ({ ...before, ...changes }));
    setFailure(undefined);
  };

  const save = async () => {
    if (!check(faultsOf(details), isThere)) return;
    setStoring(true);
    try {
      const outcome = await storeForm(store, content);
      setStoring(false);
      if (outcome === 'offline' || outcome === 'refused') return setFailure(text.large[outcome]);
      deliverNow();
      onStored(content.resource['title'] as string, content.version);
    } catch (cause) {
      setProblem({ cause });
    }
  };
  const faultOf = (name: DetailFault) => (faults.includes(name) ? text.missing[name] : undefined);

  return (
    <Section title={text.title}>
      <DetailsFrame root={root} onSave={save}>
        <DetailField
          label={text.name}
          value={details.title}
          fault={faultOf('title')}
          onInput={(title) => set({ title })}
        />
        <DetailField
          label={text.version}
          help={text.versionHelp}
          value={details.version}
          fault={faultOf('version')}
          onInput={(version) => set({ version })}
        />
        <div aria-live="polite">
          {standing.state === 'next' && (
            <p>{text.newVersionOf(formTitle(standing.of, language), standing.newest)}</p>
          )}
          {standing.state === 'older' && <p>{text.older(standing.newest)}</p>}
          {isThere && (
            <div class="v-library__taken">
              <Notice
                color="warning"
                icon="attention"
                action={
                  standing.state === 'taken' && (
                    <Button variant="secondary" onClick={() => set({ version: standing.next })}>
                      {text.takeNext(standing.next)}
                    </Button>
                  )
                }
              >
                {standing.state === 'same'
                  ? text.same(content.version)
                  : text.taken(content.version, standing.next)}
              </Notice>
            </div>
          )}
        </div>
        <DetailField
          label={text.source}
          help={text.sourceHelp}
          value={details.source}
          fault={faultOf('source')}
          onInput={(source) => set({ source })}
          long
        />
        <DetailField
          label={text.rights}
          help={text.rightsHelp}
          value={details.rights}
          fault={faultOf('rights')}
          onInput={(rights) => set({ rights })}
          long
        />
        <DetailField
          label={text.approvedBy}
          help={text.approvedByHelp}
          value={details.approvedBy}
          onInput={(approvedBy) => set({ approvedBy })}
        />
        <Disclosure title={text.address} open={faults.includes('url')}>
          <DetailField
            label={text.address}
            help={text.addressHelp}
            value={details.url}
            fault={faultOf('url')}
            onInput={(url) => set({ url })}
          />
        </Disclosure>
        <Choices
          legend={text.status}
          value={details.status}
          options={[
            { value: 'draft', label: text.draft },
            { value: 'active', label: text.active },
          ]}
          onChange={(status) => set({ status })}
        />
        <p class="v-missing" role="alert">
          {failure}
        </p>
        <Button type="submit" wide busy={isStoring}>
          {text.save}
        </Button>
      </DetailsFrame>
    </Section>
  );
}
