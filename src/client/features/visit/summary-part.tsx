import { osloDay } from '#domain/time/oslo.ts';
import { useStore } from '../../device/use-device.ts';
import { toFormats } from '../../text/formats.ts';
import { isLanguage, type Language } from '../../text/language.ts';
import { visitText } from '../../text/later/visit-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PartScreen } from './part-screen.tsx';
import { staffName } from './staff-name.ts';
import { toSheet } from './to-sheet.ts';
import { useSteps } from './use-steps.ts';
import type { VisitWork } from './use-visit.ts';
import './sheet.css';

/** The sheet in large type, to be shown or printed, in the person's own form of Norwegian. */
export function SummaryPart({ work }: { readonly work: VisitWork }) {
  const { language, tryForm } = useText();
  const { summary: text, closing } = visitText(language);
  const { visit, stage } = work;
  const { set } = useSteps(visit);
  const spoken = visit.body.summaryLanguage ?? language;
  return (
    <PartScreen work={work} title={text.title}>
      <div class="v-stack v-visit-noprint">
        {stage === 'toTransfer' && (
          <Notice color="accent" icon="delivered" role="status">
            {closing.finished}
          </Notice>
        )}
        <p class="v-quiet">{text.lead}</p>
        {stage === 'begun' && <Notice color="neutral">{text.beforeSigned}</Notice>}
        <Choices
          legend={text.language}
          value={spoken}
          options={(['nb', 'nn', 'en'] as const).map((value) => ({
            value,
            label: tryForm.languages[value],
            lang: value,
          }))}
          onChange={(chosen) => isLanguage(chosen) && void set({ summaryLanguage: chosen })}
        />
      </div>
      <VisitPaper work={work} spoken={spoken} />
      <Button wide onClick={() => print()}>
        {text.print}
      </Button>
    </PartScreen>
  );
}

function VisitPaper({ work, spoken }: { readonly work: VisitWork; readonly spoken: Language }) {
  const store = useStore();
  const { sheet: text } = visitText(spoken);
  const formats = toFormats(spoken);
  const { visit, questionnaire, response, record, followUps, staff } = work;
  const sheet = toSheet(questionnaire, response, spoken);
  const { outcome, plannedAt } = visit.body;
  const day = osloDay(record?.body.startedAt ?? outcome?.at ?? plannedAt);
  const visitor = outcome?.by ?? record?.body.startedBy ?? store.staffId;
  const agreed = followUps.filter(({ body }) => body.status !== 'dropped');
  const nextWords =
    sheet.next?.kind === 'agreed' && sheet.next.day
      ? text.nextOn(formats.weekdayAndDay(sheet.next.day))
      : sheet.next
        ? text.nextSelf
        : null;
  return (
    <article class="v-paper" lang={spoken} aria-labelledby="v-paper-title">
      <h2 id="v-paper-title">{text.title}</h2>
      <p>{text.metOn(formats.weekdayAndDay(day))}</p>
      {sheet.important && (
        <section>
          <h3>{text.important}</h3>
          <p class="v-paper__own">{sheet.important}</p>
        </section>
      )}
      <PaperList title={text.themes} lines={sheet.themes} />
      {agreed.length > 0 && (
        <section>
          <h3>{text.agreed}</h3>
          <ul>
            {agreed.map(({ id, body }) => (
              <li key={id}>
                {body.title}
                <br />
                <span class="v-paper__who">
                  {body.assignedTo === null
                    ? text.agreedUs(formats.dayShort(body.due))
                    : text.agreedBy(staffName(staff, body.assignedTo), formats.dayShort(body.due))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <PaperList title={text.referred} lines={sheet.referredTo} />
      <PaperList title={text.received} lines={sheet.received} />
      {nextWords !== null && (
        <section>
          <h3>{text.next}</h3>
          <p>{nextWords}</p>
        </section>
      )}
      <footer>
        <h3>{text.visitor}</h3>
        <p>{staffName(staff, visitor)}</p>
        <p class="v-paper__line">{text.phone}</p>
      </footer>
    </article>
  );
}

function PaperList({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
