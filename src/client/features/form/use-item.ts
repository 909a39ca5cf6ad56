import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { FormIssue, ItemState } from '#domain/forms/form-session.ts';
import { useForm } from './form-scope.ts';

const count = (n: number): number => n + 1;

/** The item as it stands; its component, and no other, is drawn again when it changes. */
export function useItem(path: string): ItemState | undefined {
  const { session } = useForm();
  const [, redraw] = useReducer<number, void>(count, 0);
  const drawn = session.item(path);
  useLayoutEffect(() => {
    // A field that went while this was drawn may have handed over its answer before anybody here listened.
    if (session.item(path) !== drawn) redraw();
    return session.subscribe(path, redraw);
  }, [session, path]);
  return drawn;
}

export function useChildren(path: string | null): readonly string[] {
  const { session } = useForm();
  const [, redraw] = useReducer<number, void>(count, 0);
  const drawn = session.children(path);
  const latest = useRef(drawn);
  latest.current = drawn;
  // Told of every change of the item itself too, at the root of every change at all: only a new list counts.
  useLayoutEffect(() => {
    const look = () => {
      const now = session.children(path);
      const before = latest.current;
      if (now.length !== before.length || now.some((child, at) => child !== before[at])) redraw();
    };
    look();
    return session.subscribe(path, look);
  }, [session, path]);
  return drawn;
}

/** The item's own complaints, and those that only matter on signing once that was tried. */
export function useIssues({ path, issues }: ItemState): readonly FormIssue[] {
  const { board } = useForm();
  const [, redraw] = useReducer<number, void>(count, 0);
  useLayoutEffect(() => board.subscribe(path, redraw), [board, path]);
  const reviewed = board.issuesAt(path);
  return issues.length > 0 ? issues : reviewed;
}
