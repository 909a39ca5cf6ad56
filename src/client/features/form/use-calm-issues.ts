import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { FormIssue, ItemState } from '#domain/forms/form-session.ts';
import { useForm } from './form-scope.ts';
import { toIssueSentence } from './issue-sentence.ts';
import { settleMs } from './settle-ms.ts';
import { useIssues } from './use-item.ts';

const keyOf = ({ reason, limit, message }: FormIssue): string => `${reason} ${limit ?? ''} ${message ?? ''}`;

const isWithin = (box: EventTarget | null, target: EventTarget | null): boolean =>
  box instanceof Node && target instanceof Node && box.contains(target);

/**
 * While somebody writes, a complaint may go but no new one comes; it comes when the field is left, and is then
 * read out once.
 */
export function useCalmIssues(state: ItemState, name: string, isWritten: boolean) {
  const { announce, text } = useForm();
  const all = useIssues(state);
  const [isWriting, setWriting] = useState(false);
  const [, redraw] = useReducer<number, void>((n) => n + 1, 0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const seen = useRef<readonly string[] | null>(null);
  const issues = isWriting ? all.filter((issue) => seen.current?.includes(keyOf(issue))) : all;

  useEffect(() => {
    const keys = issues.map(keyOf);
    const fresh = issues.filter((_, at) => !seen.current?.includes(keys[at] ?? ''));
    if (seen.current !== null && fresh.length > 0) {
      announce(`${name}: ${fresh.map((issue) => toIssueSentence(issue, text)).join(' ')}`);
    }
    seen.current = keys;
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const listen = isWritten
    ? {
        onFocusIn: ({ currentTarget, relatedTarget }: FocusEvent) => {
          clearTimeout(timer.current);
          // Who comes from elsewhere, from the list of what is wrong say, sees what was wrong before the writing began.
          if (!isWithin(currentTarget, relatedTarget)) {
            seen.current = all.map(keyOf);
            redraw();
          }
          setWriting(true);
        },
        onFocusOut: () => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => setWriting(false), settleMs);
        },
      }
    : {};
  return { issues, listen };
}
