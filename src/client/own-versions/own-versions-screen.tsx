import { Link } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Header } from '#store/headers/header.ts';
import type { addresses } from '../addresses.ts';
import { useHeaders, useKind } from '../device/use-device.ts';
import { Screen } from '../shell/screen.tsx';
import { ownVersionsText } from '../text/later/own-versions-text.ts';
import { localizedText } from '../text/translated.ts';
import { useText } from '../text/use-text.ts';
import { Empty } from '../ui/empty.tsx';
import { Notice } from '../ui/notice.tsx';
import { useHeadingFocus } from '../ui/use-heading-focus.ts';
import type { OwnContent } from './own-content.ts';
import { OwnVersionEntry } from './own-version-entry.tsx';
import './own-versions.css';

export type EditorProps<Content extends OwnContent> = {
  readonly content: Content;
  readonly contents: readonly Header<'content'>[];
  readonly nameOf: (staffId: string) => string;
  readonly onDone: (sentence: string | null) => void;
};

type Props<Content extends OwnContent> = {
  readonly type: Content['type'];
  readonly text: {
    readonly title: string;
    readonly lead: string;
    readonly back: string;
    readonly none: string;
  };
  readonly back: (typeof addresses)['learning' | 'library'];
  readonly mayChange: boolean;
  /** Those in force, in the order they are listed. */
  readonly toInForce: (contents: readonly RecordBody<'content'>[]) => readonly Content[];
  readonly renderFacts: (content: Content) => ComponentChildren;
  readonly renderEditor: (props: EditorProps<Content>) => ComponentChildren;
};

/** What of one type is in force, in plain words; who looks after it changes it here. */
export function OwnVersionsScreen<Content extends OwnContent>({
  type,
  text,
  back,
  mayChange,
  toInForce,
  renderFacts,
  renderEditor,
}: Props<Content>) {
  const { common, language } = useText();
  const words = ownVersionsText(language);
  const contents = useHeaders('content');
  const staff = useKind('staff');
  const [url, setUrl] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  useHeadingFocus(url ?? 'list');
  const all = useMemo(() => contents?.filter(({ body }) => body.type === type), [contents, type]);
  const inForce = useMemo(() => all && toInForce(all.map(({ body }) => body)), [all, toInForce]);
  if (!all || !inForce || !staff) return <Screen title={common.loading} documentTitle={text.title} />;
  const nameOf = (id: string) => staff.find((member) => member.id === id)?.body.name ?? words.unknownStaff;
  const versionsOf = (one: Content) => all.filter(({ body }) => body.url === one.url);
  const edited = inForce.find((one) => one.url === url);
  if (edited) {
    const onDone = (sentence: string | null) => {
      setSaid(sentence);
      setUrl(null);
    };
    return renderEditor({ content: edited, contents: versionsOf(edited), nameOf, onDone });
  }
  return (
    <Screen title={text.title} lead={text.lead}>
      {said !== null && (
        <Notice color="accent" icon="delivered" role="status">
          {said}
        </Notice>
      )}
      {inForce.length === 0 ? (
        <Empty title={text.none} />
      ) : (
        <ul class="v-owns">
          {inForce.map((content) => (
            <OwnVersionEntry
              key={content.url}
              content={content}
              contents={versionsOf(content)}
              nameOf={nameOf}
              mayChange={mayChange}
              onChange={() => {
                setSaid(null);
                setUrl(content.url);
              }}
              onRestored={() => setSaid(words.restored(localizedText(content.title, language)))}
            >
              {renderFacts(content)}
            </OwnVersionEntry>
          ))}
        </ul>
      )}
      <Link to={back} className="ds-button" data-variant="tertiary">
        {text.back}
      </Link>
    </Screen>
  );
}
