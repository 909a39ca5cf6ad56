import type { Day } from '#domain/time/day.ts';
import { shortFormTitle } from '../../content/form-title.ts';
import type { ListedContent } from '../../content/listed-content.ts';
import { everyWords } from '../../due/interval-words.ts';
import { dueText } from '../../text/later/due-text.ts';
import { outageSheetText } from '../../text/later/outage-sheet-text.ts';
import { useText } from '../../text/use-text.ts';
import type { OutageLine } from './to-line.ts';

type Props = {
  readonly line: OutageLine;
  readonly forms: ListedContent['forms'];
  readonly today: Day;
};

/** One person on the sheet: who and where, what today, what matters, and room for a pen. */
export function OutageRow({ line, forms, today }: Props) {
  const { language, common, formats } = useText();
  const text = outageSheetText(language);
  const { person, visits, tasks, away, vitals, ownPlans, nutrition } = line;
  const nameOf = (url: string): string => {
    const form = forms.find((one) => one.url === url);
    return form ? shortFormTitle(form.questionnaire, language) : common.unknownForm;
  };
  const dated = (what: string, day: Day): string =>
    day < today ? text.overdue(what, formats.dayShort(day)) : what;
  const todo = [
    ...visits.map((at) => text.visit(formats.atTime(at))),
    ...tasks.map(({ what, due }) => dated(what, due)),
    ...line.forms.map(({ url, due }) => dated(nameOf(url), due)),
  ];
  const known = [
    ...(away ? [away.to === null ? text.awayOpen : text.away(formats.dayShort(away.to))] : []),
    ...(person.needsInterpreter ? [text.interpreter(person.needsInterpreter)] : []),
    ...(vitals.scale2 ? [text.scale2] : []),
    ...(vitals.everyMinutes === null ? [] : [text.repeat(vitals.everyMinutes)]),
    ...(vitals.usual ? [text.usual(vitals.usual)] : []),
    ...ownPlans.map(({ url, every }) =>
      every
        ? text.ownPlan(nameOf(url), everyWords(every, dueText(language)))
        : text.ownPlanOther(nameOf(url)),
    ),
    ...(nutrition
      ? [[text.nutrition, [nutrition.goal, ...nutrition.measures].filter(Boolean).join('; ')].join(': ')]
      : []),
  ];
  const where = [person.room ? text.room(person.room) : '', person.address ?? '', person.phone ?? ''];
  return (
    <li class="v-outage__person">
      <h3>
        {`${person.family}, ${person.given} `}
        <span>{text.born(formats.dayFull(person.birthDate))}</span>
      </h3>
      <p>{where.filter(Boolean).join(' · ')}</p>
      <p>
        <b>{`${text.nextOfKin}:`}</b>{' '}
        {(person.nextOfKin ?? [])
          .map(({ name, relation, phone }) => [`${name} (${relation})`, phone].filter(Boolean).join(' '))
          .join('; ') || text.none}
      </p>
      <p>
        <b>{`${text.doToday}:`}</b> {todo.length === 0 ? text.nothing : todo.join('; ')}
      </p>
      {known.length > 0 && (
        <p>
          <b>{`${text.plans}:`}</b> {known.join('. ')}
        </p>
      )}
      <p class="v-outage__pen">{text.notes}</p>
    </li>
  );
}
