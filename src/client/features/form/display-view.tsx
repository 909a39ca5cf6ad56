import type { ItemState } from '#domain/forms/form-session.ts';
import { extensionText, findExtension, hasControl } from './extensions.ts';
import { useForm } from './form-scope.ts';
import { isWords, toItemText, toPlainText } from './item-text.ts';
import { RichText } from './rich-text.tsx';

const categoryOf = ({ item }: ItemState): string | undefined => {
  const coded = findExtension(item, 'displayCategory')?.valueCodeableConcept?.coding?.[0]?.code;
  if (coded) return coded;
  if (hasControl(item, 'highlight') || findExtension(item, 'informationMessage')) return 'highlight';
  if (hasControl(item, 'security', 'legal')) return 'security';
  return undefined;
};

/** Text between the questions: instructions, privacy, notices, or folded away when the form marks it so. */
export function DisplayView({ state }: { readonly state: ItemState }) {
  const { text, resultPaths } = useForm();
  const { item, path } = state;
  const words = toItemText(state, text.language);
  const category = categoryOf(state);
  const content = <RichText text={words} beside={item._text} />;
  if (words === '' && !item._text) return null;
  const inline = hasControl(item, 'inline') ? (item.item?.filter(isWords) ?? []) : [];
  if (inline.length > 0) {
    return (
      <details class="vf-display vf-help" data-link-id={item.linkId} data-path={path}>
        <summary>{content}</summary>
        <div class="vf-help-text">
          {inline.map((part) => (
            <RichText key={part.linkId} text={toPlainText(part, text.language)} beside={part._text} />
          ))}
        </div>
      </details>
    );
  }
  const isHelp = hasControl(item, 'help', 'flyover');
  if (isHelp || hasControl(item, 'sidebar') || extensionText(item, 'sidebar') !== undefined) {
    const isRule = resultPaths.includes(path);
    return (
      <details class="vf-display vf-help" data-link-id={item.linkId} data-path={path}>
        <summary>{isRule ? text.form.rule : isHelp ? text.form.help : text.form.more}</summary>
        <div class="vf-help-text">{content}</div>
      </details>
    );
  }
  return (
    <div class="vf-display" data-link-id={item.linkId} data-path={path} data-category={category}>
      {category === 'security' && <strong class="vf-display-title">{text.form.security}</strong>}
      {content}
    </div>
  );
}
