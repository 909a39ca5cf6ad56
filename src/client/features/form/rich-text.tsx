import { useEffect, useState } from 'preact/hooks';
import type { Primitive } from '#domain/fhir/types.ts';
import { useForm } from './form-scope.ts';
import { toMarkup } from './item-text.ts';

type Props = {
  readonly text: string;
  readonly beside?: Primitive | undefined;
  /** Within a label or heading: no paragraphs. */
  readonly inline?: boolean;
};

/** A text of the form: plain, or by the form's own markup once that is cleaned. */
export function RichText({ text, beside, inline = false }: Props) {
  return beside?.extension ? <Marked text={text} beside={beside} inline={inline} /> : <>{text}</>;
}

function Marked({ text, beside, inline = false }: Props) {
  const { text: words } = useForm();
  const markup = toMarkup(beside, words.language);
  const source = markup?.source;
  const kind = markup?.kind;
  const [html, setHtml] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (source === undefined || kind === undefined) setHtml(null);
    else {
      void import('./to-safe-html.ts').then(({ toSafeHtml }) => {
        if (isWanted) setHtml(toSafeHtml({ source, kind }, inline));
      });
    }
    return () => {
      isWanted = false;
    };
  }, [source, kind, inline]);
  if (html === null || html === '') return <>{text}</>;
  const Tag = inline ? 'span' : 'div';
  return <Tag class="vf-rich" dangerouslySetInnerHTML={{ __html: html }} />;
}
