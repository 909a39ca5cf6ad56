import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { JsonObject } from '#domain/fhir/json.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Header } from '#store/headers/header.ts';
import { useDevice } from '../device/use-device.ts';
import { TakenUpNotice } from '../sheet-drafts/taken-up-notice.tsx';
import { useSheetDraft } from '../sheet-drafts/use-sheet-draft.ts';
import { Screen } from '../shell/screen.tsx';
import { ownVersionsText } from '../text/later/own-versions-text.ts';
import { localizedText } from '../text/translated.ts';
import { useText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { DetailField } from '../ui/detail-field.tsx';
import { NewerNotice } from './newer-notice.tsx';
import type { OwnContent } from './own-content.ts';
import { cameMeanwhile, type OwnVersionFields } from './own-version-fields.ts';
import { useFaults } from './use-faults.ts';
import './own-versions.css';

export type OwnVersionForm<F extends OwnVersionFields, Fault extends string> = {
  readonly fields: F;
  readonly change: (fields: Partial<F>) => void;
  /** What is wrong with it, once somebody wanted to store it. */
  readonly has: (fault: Fault) => boolean;
};

type Props<Content extends OwnContent, F extends OwnVersionFields, Fault extends string> = {
  /** The version in force. */
  readonly content: Content;
  /** Every version of it. */
  readonly contents: readonly Header<'content'>[];
  readonly nameOf: (staffId: string) => string;
  readonly lead: string;
  readonly toFields: (content: Content) => F;
  readonly faultsOf: (content: Content, fields: F) => readonly (Fault | 'reason')[];
  /** The municipality's own version of it, under the next number that is free. The fields are without faults. */
  readonly toBody: (
    content: Content,
    fields: F,
    by: { readonly by: string; readonly at: string; readonly taken: readonly string[] },
  ) => RecordBody<'content'>;
  /** With a sentence that says what was stored; null when nothing was. */
  readonly onDone: (sentence: string | null) => void;
  readonly children: (form: OwnVersionForm<F, Fault>) => ComponentChildren;
};

/**
 * Something that ships, changed into a version of the municipality's own. What is typed outlives a reload and a locked phone, and a
 * colleague's version that comes meanwhile is told of before anything is stored over it.
 */
export function OwnVersionEditor<
  Content extends OwnContent,
  F extends OwnVersionFields,
  Fault extends string,
>({
  content,
  contents,
  nameOf,
  lead,
  toFields,
  faultsOf,
  toBody,
  onDone,
  children,
}: Props<Content, F, Fault>) {
  const { common, language } = useText();
  const text = ownVersionsText(language).edit;
  const { store, deliverNow } = useDevice();
  const draft = useSheetDraft({ id: `${content.type}:${content.url}`, about: '' }, toFields(content));
  const { faults, root, check } = useFaults<Fault | 'reason'>('[data-held] button, [type="checkbox"]');
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const title = localizedText(content.title, language);
  if (!draft.isReady) return <Screen title={title} lead={common.loading} />;
  const { fields } = draft;
  // `as`: a field of every such draft is a field of this one.
  const change = (changed: Partial<OwnVersionFields>) => draft.change(changed as Partial<F>);
  const newer = cameMeanwhile(content, fields);

  const save = async () => {
    if (!check(faultsOf(content, fields), newer !== null)) return;
    const taken = contents.map(({ body }) => body.version);
    const body = toBody(content, fields, { by: store.staffId, at: new Date().toISOString(), taken });
    const id = `${body.url}|${body.version}`;
    try {
      await store.write([{ type: 'record.put', id, kind: 'content', body: body as unknown as JsonObject }], {
        endsSheet: draft.id,
      });
      draft.end();
      deliverNow();
      onDone(text.stored(title, body.version));
    } catch (cause) {
      setProblem({ cause });
    }
  };

  return (
    <Screen title={title} lead={lead}>
      <TakenUpNotice draft={draft} />
      <form
        ref={root}
        class="v-own__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {newer && (
          <NewerNotice
            newer={newer}
            nameOf={nameOf}
            onKeep={() => change({ base: newer.version })}
            onTake={() => draft.change(toFields(newer))}
          />
        )}
        {children({ fields, change: draft.change, has: (fault) => faults.includes(fault) })}
        <DetailField
          label={text.reason}
          help={text.reasonHelp}
          value={fields.reason}
          fault={faults.includes('reason') ? text.reasonMissing : undefined}
          onInput={(reason) => change({ reason })}
          long
        />
        <DetailField
          label={text.approvedBy}
          help={text.approvedByHelp}
          value={fields.approvedBy}
          onInput={(approvedBy) => change({ approvedBy })}
        />
        <Button type="submit" wide>
          {text.save}
        </Button>
        <Button
          variant="tertiary"
          onClick={() => {
            draft.end();
            onDone(null);
          }}
        >
          {text.cancel}
        </Button>
      </form>
    </Screen>
  );
}
