import { useCallback, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { FormProps } from '#client/form-props.ts';
import { translated } from '#client/text/translated.ts';
import { countOnFirstScreen } from './first-screen.ts';
import { focusFirst } from './focus-item.ts';
import { FormFindings } from './form-findings.tsx';
import { FormProgress } from './form-progress.tsx';
import { useForm } from './form-scope.ts';
import { IssueSummary } from './issue-summary.tsx';
import { ItemList } from './item-list.tsx';
import { createLeafCounter } from './leaves.ts';
import { PageButtons } from './page-buttons.tsx';
import { RichText } from './rich-text.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { useAllowance } from './use-allowance.ts';
import { useMeetNext } from './use-meet-next.ts';
import { useResume } from './use-resume.ts';
import { usePages } from './use-pages.ts';

const longForm = 60;

/** The form from title to signature. */
export function FormBody({
  questionnaire,
  response,
  onSign,
  beforeSign,
  signLabel,
  signNote,
  saved,
  onePage,
  untitled,
}: FormProps) {
  const scope = useForm();
  const { session, text, board, readOnly, prefix } = scope;
  const root = useRef<HTMLDivElement | null>(null);
  const { total, first } = useMemo(() => {
    const leavesOf = createLeafCounter();
    const items = questionnaire.item ?? [];
    return {
      total: items.reduce((sum, item) => sum + leavesOf(item), 0),
      first: countOnFirstScreen(items, innerHeight),
    };
  }, [questionnaire]);
  const [all, drawAll] = useReducer<boolean, void>(() => true, false);
  const allowance = useAllowance(first, total, all);
  const pages = usePages(onePage === true || readOnly);
  const [attempt, setAttempt] = useState(0);
  const [isSigning, setSigning] = useState(false);
  const meetNext = useMeetNext(root);
  useResume(root, (response.item?.length ?? 0) > 0, allowance === Number.POSITIVE_INFINITY);
  const title = translated(questionnaire.title, questionnaire._title, text.language) || questionnaire.name;

  const goTo = useCallback(
    (path: string) => {
      drawAll();
      pages.show(path);
      requestAnimationFrame(() => {
        const escaped = CSS.escape(path);
        const found = root.current?.querySelector(`[data-path="${escaped}"]`);
        for (let box = found?.closest('details'); box; box = box.parentElement?.closest('details'))
          box.open = true;
        focusFirst(found);
      });
    },
    [pages],
  );
  const sign = async () => {
    scope.flush();
    await session.settled();
    const errors = board.review().filter(({ severity }) => severity === 'error');
    if (errors.length > 0) setAttempt((n) => n + 1);
    else if (!beforeSign || (await beforeSign())) setSigning(true);
  };
  const isLast = pages.paths.length === 0 || pages.at === pages.paths.length - 1;

  return (
    <div
      ref={root}
      class="vf-form"
      lang={text.language}
      data-read-only={readOnly || undefined}
      data-long={total > longForm || undefined}
      onChange={meetNext}
      onKeyDown={goOnWithEnter}
    >
      <header class="vf-head">
        {!untitled && (
          <h1 class="vf-title">
            <RichText text={title || text.form.untitled} beside={questionnaire._title} inline />
          </h1>
        )}
        {saved && <div class="vf-saved">{saved}</div>}
        {!readOnly && <FormProgress />}
      </header>
      <IssueSummary attempt={attempt} goTo={goTo} />
      <div class="vf-items">
        <ItemList parent={null} allowance={allowance} level={2} accepts={pages.accepts} />
      </div>
      <FormFindings />
      {pages.paths.length > 0 && <PageButtons pages={pages} root={root} />}
      {onSign && !readOnly && isLast && (
        <div class="vf-foot">
          <button type="button" class="ds-button vf-sign" data-fullwidth onClick={() => void sign()}>
            {signLabel ?? text.form.sign}
          </button>
        </div>
      )}
      {readOnly && (
        <button
          type="button"
          class="ds-button vf-print"
          data-variant="secondary"
          data-fullwidth
          onClick={() => print()}
        >
          {text.form.print}
        </button>
      )}
      <div id={`${prefix}log`} class="v-hidden" role="log" />
      {isSigning && onSign && (
        <SignDialog
          label={signLabel ?? text.form.sign}
          title={title ?? ''}
          note={signNote ?? text.form.signIntro}
          onSign={() => onSign(session.toSigned())}
          onClose={() => setSigning(false)}
        />
      )}
    </div>
  );
}

/** The keypad's «neste»: Enter hands the answer over and goes to the next field. */
function goOnWithEnter(event: KeyboardEvent & { readonly currentTarget: HTMLDivElement }): void {
  const { target, currentTarget } = event;
  if (event.key !== 'Enter' || event.defaultPrevented || !(target instanceof HTMLInputElement)) return;
  if (target.type === 'checkbox' || target.type === 'file') return;
  event.preventDefault();
  const fields = [
    ...currentTarget.querySelectorAll<HTMLElement>('.vf-items :is(input:not([type=file]), textarea, select)'),
  ].filter(
    (field) =>
      field === target ||
      !(field instanceof HTMLInputElement && field.type === 'radio' && field.name === target.name),
  );
  const next = fields[fields.indexOf(target) + 1];
  if (next) next.focus();
  else target.blur();
}
