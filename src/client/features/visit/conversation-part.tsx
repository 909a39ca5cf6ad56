import { Link } from '@tanstack/react-router';
import { hasNotes, isOfThemes, talkedAbout, themesOf } from '#domain/visits/visit-form.ts';
import { addresses } from '../../addresses.ts';
import type { FormComponent } from '../../form-props.ts';
import { visitText } from '../../text/later/visit-text.ts';
import { translated } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Dot } from '../../ui/dot.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { PartForm } from './part-form.tsx';
import { PartScreen } from './part-screen.tsx';
import { SignedNotice } from './signed-notice.tsx';
import type { VisitWork } from './use-visit.ts';

/** The conversation: what matters to her first, then the themes in whatever order they come, who was there last. */
export function ConversationPart({ work, Form }: { readonly work: VisitWork; readonly Form: FormComponent }) {
  const { language } = useText();
  const { conversation: text } = visitText(language);
  const { visit, record, person } = work;
  if (record?.body.status !== 'draft') return <SignedNotice work={work} title={text.title} />;
  const needs = person.body.needsInterpreter;
  return (
    <PartScreen work={work} title={text.title}>
      <PartForm work={work} record={record} Form={Form} path="samtale" without={isOfThemes} />
      <Themes work={work} />
      {needs && <Notice color="neutral">{visitText(language).preparation.interpreter(needs)}</Notice>}
      <PartForm work={work} record={record} Form={Form} path="besok" />
      <Link
        to={addresses.visitPart(visit.id, 'avtaler')}
        className="ds-button"
        data-color="accent"
        data-fullwidth=""
      >
        {text.onward}
      </Link>
    </PartScreen>
  );
}

function Themes({ work }: { readonly work: VisitWork }) {
  const { language } = useText();
  const { conversation: text } = visitText(language);
  const { visit, questionnaire, response } = work;
  const talked = talkedAbout(questionnaire, response);
  const planned = visit.body.themes ?? [];
  const themes = themesOf(questionnaire);
  return (
    <Section title={text.themes}>
      <p class="v-quiet v-small">{text.themesHelp}</p>
      <Rows>
        {[
          ...themes.filter(({ code }) => planned.includes(code)),
          ...themes.filter(({ code }) => !planned.includes(code)),
        ].map((theme) => {
          const isTalked = talked.includes(theme.code);
          return (
            <Row
              key={theme.code}
              to={addresses.visitPart(visit.id, theme.item.linkId)}
              lead={
                isTalked ? (
                  <span class="v-visit-done">
                    <Icon of="delivered" size={22} />
                  </span>
                ) : (
                  <Dot kind="open" />
                )
              }
              title={translated(theme.item.text, theme.item._text, language)}
            >
              <span>
                {isTalked
                  ? hasNotes(response, theme)
                    ? text.withNote
                    : text.talked
                  : planned.includes(theme.code)
                    ? text.planned
                    : text.untouched}
              </span>
            </Row>
          );
        })}
      </Rows>
    </Section>
  );
}
