import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { compareVersions } from '#domain/fhir/compare-versions.ts';
import type { Header } from '#store/headers/header.ts';
import { useStore } from '../device/use-device.ts';
import { useToday } from '../device/use-today.ts';
import { ownVersionsText } from '../text/later/own-versions-text.ts';
import { localizedText } from '../text/translated.ts';
import { useText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Notice } from '../ui/notice.tsx';
import { SyncMark } from '../ui/sync-mark.tsx';
import { Tag } from '../ui/tag.tsx';
import { changeOf, type OwnContent } from './own-content.ts';

type Props = {
  /** The version in force. */
  readonly content: OwnContent;
  /** Every version of it, as lists have them. */
  readonly contents: readonly Header<'content'>[];
  readonly nameOf: (staffId: string) => string;
  readonly mayChange: boolean;
  readonly onChange: () => void;
  readonly onRestored: () => void;
  /** What it says, in plain words. */
  readonly children: ComponentChildren;
};

/** One of them: what it says, where it comes from, and the versions before it. */
export function OwnVersionEntry({
  content,
  contents,
  nameOf,
  mayChange,
  onChange,
  onRestored,
  children,
}: Props) {
  const { language, formats } = useText();
  const text = ownVersionsText(language);
  const store = useStore();
  const today = useToday();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const title = localizedText(content.title, language);
  const { approvedBy, source, rights } = content.provenance;
  const versions = contents
    .toSorted((a, b) => compareVersions(b.body.version, a.body.version))
    .map((one) => ({ ...one, changed: changeOf(one) }));
  const own = versions.filter(({ body, changed }) => body.status === 'active' && changed !== undefined);
  const shipped = versions.find(({ changed }) => changed === undefined)?.body.version;
  const isNewer = shipped !== undefined && own.length > 0 && compareVersions(shipped, content.version) > 0;

  const restore = async () => {
    try {
      const records = await Promise.all(own.map(({ id }) => store.readRecord('content', id)));
      await store.write(
        records.flatMap((record) =>
          record
            ? [
                {
                  type: 'record.patch' as const,
                  id: record.id,
                  kind: 'content' as const,
                  fields: { status: 'retired' },
                  base: { status: record.stamps['status']?.operation ?? null },
                },
              ]
            : [],
        ),
      );
      onRestored();
    } catch (cause) {
      setProblem({ cause });
    }
  };

  return (
    <li class="v-own">
      <h2 class="v-own__title">{title}</h2>
      <p class="v-own__what">
        <span>
          {content.changed ? text.standing.own(content.version) : text.standing.shipped(content.version)}
        </span>
        <span>{approvedBy === null ? text.notApproved : text.approved(approvedBy)}</span>
      </p>
      {versions.some(({ delivery }) => delivery.state === 'attention') && (
        <Notice color="warning" icon="attention">
          {text.refused}
        </Notice>
      )}
      {isNewer && <Notice color="neutral">{text.newer(shipped)}</Notice>}
      {children}
      {mayChange && (
        <Button variant="secondary" wide label={text.changeOf(title)} onClick={onChange}>
          {text.change}
        </Button>
      )}
      <Disclosure title={text.source}>
        <div class="v-stack v-small">
          <p>{source}</p>
          <p>{rights}</p>
        </div>
      </Disclosure>
      <Disclosure title={text.earlier} long>
        <ul class="v-stack">
          {versions.map(({ id, body, delivery, changed }) => (
            <li key={id} class="v-stack">
              <span class="v-own__what">
                <span>{text.version(body.version)}</span>
                <span>
                  {changed
                    ? text.changedBy(nameOf(changed.by), formats.dayAndTime(changed.at))
                    : text.fromVisitt}
                </span>
                {body.version === content.version && <Tag color="success">{text.inForce}</Tag>}
                {body.status === 'retired' && <Tag color="neutral">{text.outOfUse}</Tag>}
                {delivery.state !== 'delivered' && <SyncMark delivery={delivery} today={today} />}
              </span>
              {changed && <span class="v-small">{changed.reason}</span>}
            </li>
          ))}
        </ul>
        {mayChange && own.length > 0 && (
          <Button variant="tertiary" onClick={() => void restore()}>
            {text.restore}
          </Button>
        )}
      </Disclosure>
    </li>
  );
}
