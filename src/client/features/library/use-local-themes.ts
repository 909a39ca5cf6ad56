import { useMemo, useRef, useState } from 'preact/hooks';
import { compareVersions } from '#domain/fhir/compare-versions.ts';
import type { JsonObject } from '#domain/fhir/json.ts';
import type { Questionnaire } from '#domain/fhir/types.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { toLocalThemes, withLocalThemes, type LocalTheme } from '#domain/visits/local-themes.ts';
import { visitFormUrl } from '#domain/visits/visit-form.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { newestActive } from '../../content/device-content.ts';
import { freeVersion } from './form-details.ts';

export type LocalThemes = {
  readonly themes: readonly LocalTheme[];
  readonly inUse: string;
  /** The draft with the changes; null while nothing is changed. */
  readonly draft: string | null;
  readonly change: (themes: readonly LocalTheme[]) => void;
  readonly publish: () => Promise<void>;
  readonly discard: () => Promise<void>;
};

/**
 * The themes of the home visit as they are worked on: the draft of the next version, else the one in use. Each change
 * is stored in the draft as it is made. Undefined until it has been read, null when the form is not here.
 */
export function useLocalThemes(): LocalThemes | null | undefined {
  const store = useStore();
  const contents = useKind('content');
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  const [own, setOwn] = useState<readonly LocalTheme[]>();
  const waiting = useRef(0);
  const queue = useRef<Promise<void>>(Promise.resolve());
  if (problem) throw problem.cause;
  const known = useMemo(() => contents && toKnown(contents), [contents]);
  if (!contents || known === undefined) return undefined;
  if (known === null) return null;
  const { draft, present, versions } = known;
  const write = (operation: OperationBody): Promise<void> => {
    queue.current = queue.current
      .then(() => store.write([operation]))
      .catch((cause: unknown) => setProblem({ cause }));
    return queue.current;
  };
  const patch = (record: Kept<'content'>, fields: JsonObject): Promise<void> =>
    write({
      type: 'record.patch',
      id: record.id,
      kind: 'content',
      fields: fields as { [field: string]: NonNullable<JsonObject[string]> },
      base: Object.fromEntries(
        Object.keys(fields).map((field) => [field, record.stamps[field]?.operation ?? null]),
      ),
    });
  const change = (themes: readonly LocalTheme[]) => {
    const form = withLocalThemes(versions, themes);
    if (!form) return;
    setOwn(themes);
    waiting.current += 1;
    const version = draft?.body.version ?? freeVersion(contents, visitFormUrl);
    const resource = { ...form, version, status: 'draft' } as unknown as JsonObject;
    const body: RecordBody<'content'> = {
      type: 'questionnaire',
      url: visitFormUrl,
      version,
      status: 'draft',
      resource,
    };
    const stored = draft
      ? patch(draft, { resource })
      : write({
          type: 'record.put',
          id: `${visitFormUrl}|${version}`,
          kind: 'content',
          body: body as unknown as JsonObject,
        });
    void stored.finally(() => {
      waiting.current -= 1;
      if (waiting.current === 0) setOwn(undefined);
    });
  };
  return {
    themes: own ?? toLocalThemes(versions),
    inUse: present.body.version,
    draft: draft?.body.version ?? null,
    change,
    publish: async () => {
      if (draft)
        await patch(draft, { status: 'active', resource: { ...draft.body.resource, status: 'active' } });
    },
    discard: async () => {
      if (draft) await patch(draft, { status: 'retired' });
    },
  };
}

type Known = {
  readonly present: Kept<'content'>;
  readonly draft: Kept<'content'> | undefined;
  /** The draft first when there is one, then what has been in use, the newest first. */
  readonly versions: readonly Questionnaire[];
};

function toKnown(contents: readonly Kept<'content'>[]): Known | null {
  const all = contents
    .filter(({ body }) => body.type === 'questionnaire' && body.url === visitFormUrl)
    .toSorted((a, b) => compareVersions(b.body.version, a.body.version));
  const [present] = newestActive(all);
  if (!present) return null;
  const draft = all.find(
    ({ body }) => body.status === 'draft' && compareVersions(body.version, present.body.version) > 0,
  );
  const shown = draft ?? present;
  return {
    present,
    draft,
    // `as`: content is checked where it is taken in.
    versions: [shown, ...all.filter((one) => one !== shown)].map(
      ({ body }) => body.resource as unknown as Questionnaire,
    ),
  };
}
