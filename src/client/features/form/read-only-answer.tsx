import type { ItemState } from '#domain/forms/form-session.ts';
import { toAnswersText } from './answer-text.ts';
import { AttachmentPreview } from './attachment-preview.tsx';
import { useForm } from './form-scope.ts';
import { Help } from './help.tsx';
import { toItemText } from './item-text.ts';
import { PointsBadge } from './points-badge.tsx';
import { pointsItemOf } from './points-item.ts';
import { RichText } from './rich-text.tsx';

/** A question that cannot be answered here: its words and what was answered. */
export function ReadOnlyAnswer({ state }: { readonly state: ItemState }) {
  const { text, readOnly } = useForm();
  const { item, path, answer } = state;
  const name = toItemText(state, text.language) || text.form.unnamedQuestion;
  const isEmpty = answer.length === 0;
  const pointsItem = pointsItemOf(item);
  return (
    <dl class="vf-item vf-read" data-link-id={item.linkId} data-path={path} data-empty={isEmpty || undefined}>
      <dt class="vf-question">
        {item.prefix && <span class="vf-prefix">{`${item.prefix} `}</span>}
        <RichText text={name} beside={item._text} inline />
      </dt>
      <dd class="vf-answer">
        {isEmpty ? text.form.notAnswered : toAnswersText(answer, item, text)}
        {!isEmpty && pointsItem !== undefined && <PointsBadge linkId={pointsItem} name={name} />}
        {answer.map(
          ({ valueAttachment }, index) =>
            valueAttachment && <AttachmentPreview key={index} attachment={valueAttachment} />,
        )}
      </dd>
      {!readOnly && (
        <dd>
          <Help item={item} />
        </dd>
      )}
    </dl>
  );
}
