import { useEffect, useState } from 'preact/hooks';
import type { Primitive } from '#domain/fhir/types.ts';
import { containedPicture } from './contained-picture.ts';
import { useForm } from './form-scope.ts';
import { toMarkup, type Markup } from './item-text.ts';
import { toSafeStyle } from './to-safe-style.ts';

type Props = {
  readonly text: string;
  readonly beside?: Primitive | undefined;
  /** Within a label or heading: no paragraphs. */
  readonly inline?: boolean;
};

/** A text of the form: plain, or by the form's own markup once that is cleaned. */
export function RichText({ text, beside, inline = false }: Props) {
  const { text: words } = useForm();
  if (!beside?.extension) return <>{text}</>;
  const markup = toMarkup(beside, words.language);
  const style = toSafeStyle(beside);
  const content = markup ? <MarkedText text={text} markup={markup} inline={inline} /> : text;
  if (style === undefined) return <>{content}</>;
  const Tag = inline ? 'span' : 'div';
  return <Tag style={style}>{content}</Tag>;
}

type MarkedProps = { readonly text: string; readonly markup: Markup; readonly inline?: boolean };

/** Markup that is cleaned before it is shown; `text` until then. */
export function MarkedText({ text, markup, inline = false }: MarkedProps) {
  const { source, kind } = markup;
  const { questionnaire } = useForm().session;
  const [html, setHtml] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void import('./to-safe-html.ts').then(({ toSafeHtml }) => {
      if (isWanted)
        setHtml(toSafeHtml({ source, kind }, inline, (id) => containedPicture(questionnaire, id)));
    });
    return () => {
      isWanted = false;
    };
  }, [source, kind, inline, questionnaire]);
  if (html === null || html === '') return <>{text}</>;
  const Tag = inline ? 'span' : 'div';
  return <Tag class="vf-rich" dangerouslySetInnerHTML={{ __html: html }} />;
}
