import { useForm } from '../form-scope.ts';
import { useItem } from '../use-item.ts';

type Props = { readonly path: string; readonly width: number; readonly level: number };

/** An item that fits no column: a row across all of them, there while the item is. */
export function BesideRow({ path, width, level }: Props) {
  const { Item } = useForm();
  const state = useItem(path);
  if (!state || !state.enabled || state.hidden) return null;
  return (
    <tr>
      <td class="vf-beside" colSpan={width}>
        <Item path={path} allowance={Number.POSITIVE_INFINITY} level={level} />
      </td>
    </tr>
  );
}
