import { Link, useRouter } from '@tanstack/react-router';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import {
  hasNotes,
  isQuestion,
  talkedAbout,
  themesOf,
  toThemesAnswer,
  visitPaths,
} from '#domain/visits/visit-form.ts';
import { addresses } from '../../addresses.ts';
import { startResponse } from '../../content/start-response.ts';
import { nameInSentence, shortFormTitle } from '../../content/form-title.ts';
import { useStore } from '../../device/use-device.ts';
import { useOneAtATime } from '../../device/use-one-at-a-time.ts';
import { useAnswers } from '../../content/use-answers.ts';
import type { FormComponent } from '../../form-props.ts';
import { osloDay } from '#domain/time/oslo.ts';
import { PlainPage } from '../../shell/plain-page.tsx';
import { visitText } from '../../text/later/visit-text.ts';
import { translated } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { PartForm } from './part-form.tsx';
import { PartScreen } from './part-screen.tsx';
import { SignedNotice } from './signed-notice.tsx';
import { useOwn } from './use-own.ts';
import type { VisitWork } from './use-visit.ts';
import type { Kept } from '#store/device-store.ts';

type Props = { readonly work: VisitWork; readonly code: string; readonly Form: FormComponent };

/** One theme: what one may ask, what came of it, and the tools that belong to it. */
export function ThemePart({ work, code, Form }: Props) {
  const { common, language } = useText();
  const { theme: text } = visitText(language);
  const { visit, record, questionnaire, response } = work;
  const theme = themesOf(questionnaire).find((one) => one.code === code);
  if (!theme) return <PlainPage title={common.notFound.title} text={common.notFound.text} />;
  const title = translated(theme.item.text, theme.item._text, language);
  if (record?.body.status !== 'draft') return <SignedNotice work={work} title={title} />;
  const talked = talkedAbout(questionnaire, response);
  const also = (): readonly AnswerChange[] =>
    talked.includes(code)
      ? []
      : [{ path: visitPaths.themes, answer: toThemesAnswer(questionnaire, [...talked, code]) }];
  const planned = visit.body.themes ?? [];
  const next = themesOf(questionnaire).find(
    (one) => one.code !== code && planned.includes(one.code) && !talked.includes(one.code),
  );
  const themes = { to: addresses.visitPart(visit.id, 'samtale'), label: text.toThemes };
  return (
    <PartScreen work={work} title={title} back={themes}>
      {theme.isPrivate && (
        <Notice color="warning">
          <strong>{text.alone}</strong> {text.notOnPaper}
        </Notice>
      )}
      {theme.questions.length > 0 && (
        <Section title={text.ask}>
          <ul class="v-visit-questions">
            {theme.questions.map((question) => (
              <li key={question.linkId}>{translated(question.text, question._text, language)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Talked work={work} record={record} code={code} mayUntick={!hasNotes(response, theme)} />
      <Section title={text.write}>
        <PartForm
          work={work}
          record={record}
          Form={Form}
          path={theme.path}
          without={isQuestion}
          also={also}
        />
      </Section>
      {theme.tools.length > 0 && (
        <Section title={text.tools}>
          {theme.tools.map((url) => (
            <Tool key={url} work={work} url={url} />
          ))}
        </Section>
      )}
      {next && (
        <Link
          to={addresses.visitPart(visit.id, next.item.linkId)}
          className="ds-button"
          data-color="accent"
          data-fullwidth=""
        >
          {text.nextTheme(translated(next.item.text, next.item._text, language))}
        </Link>
      )}
    </PartScreen>
  );
}

type TalkedProps = {
  readonly work: VisitWork;
  readonly record: Kept<'response'>;
  readonly code: string;
  readonly mayUntick: boolean;
};

/** Not everything that was talked about leaves a note. */
function Talked({ work, record, code, mayUntick }: TalkedProps) {
  const { language } = useText();
  const { theme: text } = visitText(language);
  const { questionnaire, response } = work;
  const store = useStore();
  const { put } = useAnswers(store, record, () => false);
  const talked = talkedAbout(questionnaire, response);
  const [isTalked, setTalked] = useOwn(talked.includes(code), (isOn) =>
    put([
      {
        path: visitPaths.themes,
        answer: toThemesAnswer(
          questionnaire,
          isOn ? [...talked, code] : talked.filter((one) => one !== code),
        ),
      },
    ]),
  );
  return (
    <label class="v-checks__row v-visit-talked">
      <input
        type="checkbox"
        checked={isTalked}
        disabled={isTalked && !mayUntick}
        onChange={({ currentTarget }) => setTalked(currentTarget.checked)}
      />
      <span>{text.talked}</span>
    </label>
  );
}

/** A form that is a tool in the theme: what it said last, and the way into it and back. */
function Tool({ work, url }: { readonly work: VisitWork; readonly url: string }) {
  const { language, formats } = useText();
  const { theme: text } = visitText(language);
  const store = useStore();
  const router = useRouter();
  const { content, records, visit } = work;
  const form = content.forms.find((one) => one.url === url);
  const { run: start, isBusy } = useOneAtATime(async () => {
    if (!form) return;
    const { personId, unitId } = visit.body;
    const id = await startResponse(store, {
      questionnaire: form.canonical,
      personId,
      unitId,
      visitId: visit.id,
    });
    await router.navigate({ to: addresses.form(id) });
  });
  if (!form) return null;
  const mine = records.responses.filter(({ body }) => body.questionnaire.split('|', 1)[0] === url);
  const draft = mine.find(({ body }) => body.status === 'draft');
  const [signed] = mine
    .filter(({ body }) => body.status === 'signed')
    .toSorted((a, b) => Date.parse(b.body.signedAt ?? '') - Date.parse(a.body.signedAt ?? ''));
  const name = nameInSentence(form.questionnaire, language);
  const told = signed?.body.signedAt && formats.dayFull(osloDay(signed.body.signedAt));
  const title = shortFormTitle(form.questionnaire, language);
  return (
    <div class="v-stack">
      {told && (
        <p>
          {signed?.body.score === undefined
            ? text.toolDone(title, told)
            : text.toolScore(title, told, String(signed.body.score))}
        </p>
      )}
      {draft ? (
        <Link to={addresses.form(draft.id)} className="ds-button" data-variant="secondary" data-fullwidth="">
          {text.resumeTool(name)}
        </Link>
      ) : (
        <Button variant="secondary" wide busy={isBusy} onClick={start}>
          {text.startTool(name)}
        </Button>
      )}
    </div>
  );
}
