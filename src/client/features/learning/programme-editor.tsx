import type { JsonObject } from '#domain/fhir/json.ts';
import type { Programme } from '#protocol/content.ts';
import { OwnVersionEditor } from '../../own-versions/own-version-editor.tsx';
import type { EditorProps } from '../../own-versions/own-versions-screen.tsx';
import { programmesText } from '../../text/later/programmes-text.ts';
import { useText } from '../../text/use-text.ts';
import { CheckRows } from '../../ui/check-rows.tsx';
import { DetailField } from '../../ui/detail-field.tsx';
import { BookletFields } from './booklet-fields.tsx';
import {
  allSteps,
  bookletsOf,
  hasIntroduction,
  programmeFaults,
  stepsOf,
  toOwnProgramme,
  toProgrammeFields,
  type ProgrammeFault,
  type ProgrammeFields,
} from './programme-draft.ts';

/** Hefter and rules of one programme. */
export function ProgrammeEditor(props: EditorProps<Programme>) {
  const { learning, language } = useText();
  const text = programmesText(language).edit;
  const { content, contents } = props;
  return (
    <OwnVersionEditor<Programme, ProgrammeFields, ProgrammeFault>
      {...props}
      lead={text.lead}
      toFields={toProgrammeFields}
      faultsOf={(_, fields) => programmeFaults(fields)}
      toBody={toOwnProgramme}
    >
      {({ fields, change, has }) => {
        const faultOf = (name: ProgrammeFault) => (has(name) ? text.missing[name] : undefined);
        return (
          <>
            <BookletFields
              fields={fields}
              taken={contents.flatMap(({ body }) => idsIn(body.resource))}
              hasIntroduction={hasIntroduction(content, bookletsOf(fields))}
              fault={faultOf('booklets') ?? faultOf('title')}
              onChange={(booklets) => change({ booklets: JSON.stringify(booklets) })}
            />
            <CheckRows
              legend={text.steps}
              options={allSteps.map((step) => ({ value: step, label: learning.steps[step] }))}
              chosen={stepsOf(fields)}
              onChange={(chosen) => change({ steps: JSON.stringify(chosen) })}
            />
            <p class="v-missing" role="alert">
              {faultOf('steps')}
            </p>
            {(['months', 'lateAfter', 'seminars'] as const).map((name) => (
              <DetailField
                key={name}
                label={text[name]}
                value={fields[name]}
                fault={faultOf(name)}
                numeric
                onInput={(value) => change({ [name]: value })}
              />
            ))}
          </>
        );
      }}
    </OwnVersionEditor>
  );
}

/** Ids of booklets in any version, also in one this app cannot read whole. */
function idsIn({ booklets }: JsonObject): readonly string[] {
  if (!Array.isArray(booklets)) return [];
  return booklets.flatMap((booklet: unknown) =>
    typeof booklet === 'object' && booklet !== null && 'id' in booklet && typeof booklet.id === 'string'
      ? [booklet.id]
      : [],
  );
}
