import { osloDay } from '#domain/time/oslo.ts';
import { answerAt } from '#domain/forms/set-answer.ts';
import { themesOf, visitFormUrl, visitPaths } from '#domain/visits/visit-form.ts';
import type { Kept } from '#store/device-store.ts';
import { visitText } from '../../text/later/visit-text.ts';
import { useText } from '../../text/use-text.ts';
import { translated } from '../../text/translated.ts';
import { CheckRows } from '../../ui/check-rows.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { PartScreen } from './part-screen.tsx';
import { staffName } from './staff-name.ts';
import { toPackList } from './to-pack-list.ts';
import { useOwn } from './use-own.ts';
import { useSteps } from './use-steps.ts';
import type { VisitWork } from './use-visit.ts';

/** Before the visit: what was said last time, which themes to bring up, and what goes into the folder. */
export function PreparationPart({ work }: { readonly work: VisitWork }) {
  const { language } = useText();
  const text = visitText(language).preparation;
  const { visit, questionnaire, person } = work;
  const { set } = useSteps(visit);
  const { body } = visit;
  const [themes, putThemes] = useOwn<readonly string[]>(body.themes ?? [], (chosen) =>
    set({ themes: [...chosen] }),
  );
  const [packed, putPacked] = useOwn<readonly string[]>(body.packed ?? [], (chosen) =>
    set({ packed: [...chosen] }),
  );
  const pack = toPackList(questionnaire, themes, language);
  const needs = person.body.needsInterpreter;
  return (
    <PartScreen work={work} title={text.title}>
      <LastTime work={work} />
      {needs && <Notice color="warning">{text.interpreter(needs)}</Notice>}
      <CheckRows
        legend={text.themes}
        help={text.themesHelp}
        options={themesOf(questionnaire).map(({ code, item }) => ({
          value: code,
          label: translated(item.text, item._text, language),
        }))}
        chosen={themes}
        onChange={putThemes}
      />
      <CheckRows
        legend={text.pack}
        help={text.packHelp}
        options={pack}
        chosen={packed}
        onChange={putPacked}
      />
    </PartScreen>
  );
}

function LastTime({ work }: { readonly work: VisitWork }) {
  const { language, formats } = useText();
  const { preparation: text, closing } = visitText(language);
  const { records, record, staff, visit } = work;
  const last = lastSigned(records.responses, record?.id);
  const open = records.tasks.filter(({ body }) => body.status === 'open' && body.source?.id !== visit.id);
  if (!last && open.length === 0) return <p class="v-quiet">{text.firstTime}</p>;
  const [important] = last ? answerAt(last.body.response, visitPaths.important) : [];
  return (
    <Section title={text.lastTime}>
      {last && (
        <p class="v-quiet">
          {text.lastTimeOn(formats.dayFull(osloDay(last.body.signedAt ?? last.body.startedAt)))}
        </p>
      )}
      {important?.valueString && (
        <figure class="v-visit-quote">
          <figcaption class="v-small v-quiet">{text.important}</figcaption>
          <blockquote>{important.valueString}</blockquote>
        </figure>
      )}
      {open.length > 0 && (
        <div>
          <h3 class="v-visit-subtitle">{text.openFollowUps}</h3>
          <ul class="v-visit-list">
            {open.map(({ id, body }) => (
              <li key={id}>
                {`${body.title} · `}
                <span class="v-quiet">
                  {closing.dueBy(
                    body.assignedTo === null ? closing.whoUnit : staffName(staff, body.assignedTo),
                    formats.dayShort(body.due),
                  )}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

const lastSigned = (
  responses: readonly Kept<'response'>[],
  but: string | undefined,
): Kept<'response'> | undefined =>
  responses
    .filter(
      ({ id, body }) =>
        id !== but && body.status === 'signed' && body.questionnaire.split('|', 1)[0] === visitFormUrl,
    )
    .toSorted((a, b) => Date.parse(b.body.signedAt ?? '') - Date.parse(a.body.signedAt ?? ''))[0];
