import { Link } from '@tanstack/react-router';
import type { Day } from '#domain/time/day.ts';
import { addresses } from '../../addresses.ts';
import type { ContentForm } from '../../content/device-content.ts';
import { formTitle } from '../../content/form-title.ts';
import { useText } from '../../text/use-text.ts';
import { Dot } from '../../ui/dot.tsx';
import type { PlannedVisit } from './planned-visit.ts';
import './start-card.css';

type Props = { readonly planned: PlannedVisit; readonly form: ContentForm; readonly today: Day };

/** The visit to be made next, with the way into it. */
export function VisitCard({ planned: { visit, day }, form, today }: Props) {
  const { person: text, language, formats } = useText();
  const time = formats.atTime(visit.body.plannedAt);
  return (
    <div class="v-start-card">
      <div class="v-start-card__head">
        <Dot kind={day < today ? 'overdue' : 'open'} />
        <div>
          <p class="v-start-card__title">{formTitle(form.questionnaire, language)}</p>
          <p class={day < today ? 'v-start-card__due' : 'v-quiet v-small'}>
            {day === today ? text.visitToday(time) : text.visitAt(formats.dayShort(day), time)}
          </p>
        </div>
      </div>
      <Link to={addresses.visit(visit.id)} className="ds-button" data-color="accent" data-fullwidth="">
        {text.openVisit}
      </Link>
    </div>
  );
}
