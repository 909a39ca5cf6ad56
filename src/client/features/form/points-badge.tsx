import { useMemo } from 'preact/hooks';
import { useForm } from './form-scope.ts';
import { pathOfItem } from './points-item.ts';
import { useItem } from './use-item.ts';

type Props = {
  readonly linkId: string;
  /** The question's words, for those who hear the points without seeing where they stand. */
  readonly name: string;
};

/** What one answer gives, beside it as soon as it is there. Three points carry a mark of their own besides the colour. */
export function PointsBadge({ linkId, name }: Props) {
  const { session, text } = useForm();
  const path = useMemo(() => pathOfItem(session, linkId), [session, linkId]);
  const points = useItem(path)?.answer[0]?.valueInteger;
  return (
    <output class="vf-points" data-points={points}>
      <span class="v-hidden">{`${name}: `}</span>
      {points === undefined ? (
        <span class="vf-points-none">{text.form.noPoints}</span>
      ) : (
        text.form.points(points)
      )}
    </output>
  );
}
