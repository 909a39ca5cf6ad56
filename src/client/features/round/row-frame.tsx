import { Link } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';
import { addresses } from '../../addresses.ts';
import { shortFormTitle } from '../../content/form-title.ts';
import { useContent } from '../../content/use-content.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { personName } from '../../text/person-name.ts';
import { useToday } from '../../device/use-today.ts';
import { Icon } from '../../ui/icon.tsx';
import { toLastWords, toWhyNot, useRoundWords } from './row-words.ts';
import type { RoundRow } from './use-round.ts';

type Props = {
  readonly row: RoundRow;
  /** At its end: the figure, or what the answers make. */
  readonly end: ComponentChildren;
  /** How it stands to the last time. */
  readonly change?: string;
  readonly isOpen: boolean;
  readonly children?: ComponentChildren;
};

/** One resident's line: room, name, the last time, and how far it has come. */
export function RowFrame({ row, end, change, isOpen, children }: Props) {
  const words = useRoundWords();
  const today = useToday();
  const { body } = row.person;
  const { kind } = row.state;
  const isDone = kind === 'signed' || kind === 'written';
  return (
    <li class="v-round-row" data-state={kind} data-open={isOpen ? '' : undefined} data-person={row.person.id}>
      <div class="v-round-row__line">
        <span class="v-round-row__room">{body.room ?? '–'}</span>
        <div class="v-round-row__who">
          <span class="v-round-row__name">
            {isDone && <Icon of="doneFill" size={20} />}
            {personName(body)}
          </span>
          <span class="v-round-row__last">{toLastWords(row.last, words, today)}</span>
          <span class="v-round-row__now" data-figure={change === undefined ? undefined : ''}>
            <DueWords row={row} />
            {change && <span class="v-round-row__change">{change}</span>}
            <StateWords row={row} />
          </span>
        </div>
        <div class="v-round-row__end">{end}</div>
      </div>
      {children}
    </li>
  );
}

/** Where it stands, said in words as well as by its mark. */
function StateWords({ row }: { readonly row: RoundRow }) {
  const words = useRoundWords();
  const { text } = words;
  const { staffId } = useStore();
  const staff = useKind('staff');
  const { state } = row;
  const nameOf = (id: string): string => staff?.find((one) => one.id === id)?.body.name ?? '';
  const others = 'by' in state && state.by ? [state.by].flat().filter((id) => id !== staffId) : [];
  const isBy = others.length > 0 ? ` ${text.by(others.map(nameOf).join(', '))}` : '';
  const said =
    state.kind === 'signed'
      ? others.length > 0
        ? text.signedBy(others.map(nameOf).join(', '))
        : text.signedMine
      : state.kind === 'written'
        ? `${text.written}${isBy}`
        : toWhyNot(state, words);
  return (
    <>
      {said !== '' && <span class="v-round-row__state">{said}</span>}
      {state.kind === 'signed' && state.disagrees && (
        <span class="v-round-row__state">
          {text.twoValues.afterSigning} <Link to={addresses.form(row.id)}>{text.twoValues.look}</Link>
        </span>
      )}
    </>
  );
}

/** When it is due, while it is not done: what has waited longest is seen in the list. */
function DueWords({ row: { due, state } }: { readonly row: RoundRow }) {
  const { text, formats, language } = useRoundWords();
  const content = useContent();
  const today = useToday();
  const form = content?.forms.find(({ url }) => url === due?.questionnaire);
  if (!due || !form || state.kind === 'signed' || state.kind === 'written') return null;
  const say = due.overdueDays > 0 ? text.overdue : text.due;
  return (
    <span class="v-round-row__last" data-overdue={due.overdueDays > 0 ? '' : undefined}>
      {say(shortFormTitle(form.questionnaire, language), formats.dayNear(due.due, today))}
    </span>
  );
}
