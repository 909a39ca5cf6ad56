import type { Primitive } from '#domain/fhir/types.ts';
import { RichText } from '../rich-text.tsx';

type Props = {
  readonly type: 'radio' | 'checkbox';
  readonly group: string;
  readonly text: string;
  /** Markup and style of the text, where the form has them. */
  readonly beside?: Primitive | undefined;
  readonly prefix?: string | undefined;
  readonly isChosen: boolean;
  readonly last?: string | undefined;
  readonly onChoose: (isChosen: boolean) => void;
  readonly id?: string | undefined;
};

/** The whole row is the target; a check mark as well as the colour shows what is chosen. */
export const OptionRow = ({ type, group, text, beside, prefix, isChosen, last, onChoose, id }: Props) => (
  <label class="vf-option" data-chosen={isChosen || undefined}>
    <input
      id={id}
      type={type}
      name={group}
      checked={isChosen}
      onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
    />
    <span class="vf-option-text">
      {prefix && <span class="vf-prefix">{`${prefix} `}</span>}
      {beside?.extension ? <RichText text={text} beside={beside} inline /> : text}
    </span>
    {last && <span class="vf-sist">{last}</span>}
  </label>
);
