import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { focusable } from '../focus-item.ts';
import { useForm } from '../form-scope.ts';

type Props = {
  readonly labelledBy: string | undefined;
  /** Columns beside the row's own heading. */
  readonly columns: number;
  /** The columns are answers to choose, all equally wide. */
  readonly isAnswers?: boolean;
  readonly children: ComponentChildren;
};

/** So many questions beside each other want more room than a column of text. */
const manyColumns = 3;

/** The table itself, in a frame that it can be moved sideways in when it is wider. */
export function TableFrame({ labelledBy, columns, isAnswers = false, children }: Props) {
  const { text } = useForm();
  const frame = useRef<HTMLDivElement>(null);
  const [isReached, setReached] = useState(false);
  useEffect(() => {
    const { current } = frame;
    // With nothing in it to go to, the keyboard moves the frame itself.
    if (current) setReached(current.scrollWidth > current.clientWidth && !current.querySelector(focusable));
  });
  const reached = isReached
    ? {
        tabIndex: 0,
        role: 'region',
        ...(labelledBy === undefined
          ? { 'aria-label': text.form.answers }
          : { 'aria-labelledby': labelledBy }),
      }
    : {};
  return (
    <div
      ref={frame}
      class="vf-table"
      data-answers={isAnswers || undefined}
      data-wide={(!isAnswers && columns >= manyColumns) || undefined}
      {...reached}
    >
      <table aria-labelledby={labelledBy} style={{ '--vf-columns': columns }}>
        {children}
      </table>
    </div>
  );
}
