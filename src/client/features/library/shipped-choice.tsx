import { useState } from 'preact/hooks';
import type { RecordPatch } from '#domain/merge/operation.ts';
import type { Kept } from '#store/device-store.ts';
import { formTitle } from '../../content/form-title.ts';
import type { NewerShipped } from '../../content/newer-shipped.ts';
import { useStore } from '../../device/use-device.ts';
import { useOneAtATime } from '../../device/use-one-at-a-time.ts';
import { libraryText } from '../../text/later/library-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** A newer version has come with Visitt, and the municipality uses its own: nothing changes until somebody chooses. */
export function ShippedChoice({ choice: { own, shipped, allOwn } }: { readonly choice: NewerShipped }) {
  const { language } = useText();
  const { shippedChoice: text } = libraryText(language);
  const store = useStore();
  const [chosen, setChosen] = useState<readonly RecordPatch[]>([]);
  const { run: write, isBusy } = useOneAtATime(async () => {
    await store.write(chosen);
  });
  const choose = (out: readonly Kept<'content'>[]) => setChosen(out.map(toRetired));
  const title = formTitle(own.body.resource, language);
  const { version } = shipped.body;
  return (
    <Notice
      color="warning"
      icon="attention"
      action={
        chosen.length === 0 ? (
          <div class="v-stack">
            <Button variant="secondary" onClick={() => choose([shipped])}>
              {text.keepOwn(own.body.version)}
            </Button>
            <Button variant="secondary" onClick={() => choose(allOwn)}>
              {text.takeShipped(version)}
            </Button>
          </div>
        ) : (
          <div class="v-stack">
            <Button wide busy={isBusy} onClick={write}>
              {text.confirm}
            </Button>
            <Button variant="tertiary" onClick={() => setChosen([])}>
              {text.notYet}
            </Button>
          </div>
        )
      }
    >
      <strong>{title}</strong>
      <p>{text.lead(version, own.body.version)}</p>
      {chosen.length > 0 && (
        <p role="status">
          {chosen.some(({ id }) => id === shipped.id)
            ? text.willKeep(own.body.version)
            : text.willTake(version)}
        </p>
      )}
    </Notice>
  );
}

const toRetired = ({ id, stamps }: Kept<'content'>): RecordPatch => ({
  type: 'record.patch',
  id,
  kind: 'content',
  fields: { status: 'retired' },
  base: { status: stamps['status']?.operation ?? null },
});
