import { useState } from 'preact/hooks';
import type { JsonObject } from '#domain/fhir/json.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { libraryText } from '../../text/later/library-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { Tag } from '../../ui/tag.tsx';
import { freeVersion } from './form-details.ts';
import { storeForm } from './store-form.ts';
import type { LibraryEntry } from './to-entries.ts';

type Props = {
  readonly entry: LibraryEntry;
  readonly contents: readonly Kept<'content'>[];
  readonly mayChange: boolean;
};
type ContentBody = RecordBody<'content'>;

const colors = { active: 'success', draft: 'warning', retired: 'neutral' } as const;

/** A form and its versions: which is in use, and the button that changes that. */
export function FormEntry({ entry: { title, versions }, contents, mayChange }: Props) {
  const { language } = useText();
  const text = libraryText(language);
  const store = useStore();
  const today = useToday();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const keep = (work: Promise<unknown>) => void work.catch((cause: unknown) => setProblem({ cause }));

  const setStatus = ({ id, stamps }: Kept<'content'>, status: ContentBody['status']) =>
    keep(
      store.write([
        {
          type: 'record.patch',
          id,
          kind: 'content',
          fields: { status },
          base: { status: stamps['status']?.operation ?? null },
        },
      ]),
    );
  const storeAs = ({ body }: Kept<'content'>, version: string) => {
    const resource: JsonObject = { ...body.resource, version };
    keep(storeForm(store, { ...body, version, resource }));
  };

  return (
    <li class="v-library__form">
      <h2 class="v-library__title">{title}</h2>
      <ul class="v-library__versions">
        {versions.map((one) => {
          const { version, status } = one.body;
          const isRefused = one.delivery.state === 'attention';
          const next = freeVersion(contents, one.body.url);
          return (
            <li key={one.id} class="v-library__version">
              <span class="v-library__what">
                <span>{text.version(version)}</span>
                <Tag color={colors[status]}>{text.statuses[status]}</Tag>
                {one.delivery.state !== 'delivered' && <SyncMark delivery={one.delivery} today={today} />}
              </span>
              {isRefused && mayChange ? (
                <span class="v-stack">
                  <span>{text.refused(version, next)}</span>
                  <Button variant="secondary" onClick={() => storeAs(one, next)}>
                    {text.storeAs(next)}
                  </Button>
                </span>
              ) : (
                mayChange && (
                  <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    aria-label={
                      status === 'active'
                        ? text.retireNamed(version, title)
                        : text.takeUpNamed(version, title)
                    }
                    onClick={() => setStatus(one, status === 'active' ? 'retired' : 'active')}
                  >
                    {status === 'active' ? text.retire : text.takeUp}
                  </button>
                )
              )}
            </li>
          );
        })}
      </ul>
    </li>
  );
}
