import { Link } from '@tanstack/react-router';
import { useMemo } from 'preact/hooks';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { readScore } from '#domain/indicators/read-score.ts';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import { toNextPerson } from '../../agenda/next-person.ts';
import { useAgenda } from '../../agenda/use-agenda.ts';
import { useToday } from '../../device/use-today.ts';
import { Screen } from '../../shell/screen.tsx';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import type { Signed } from './sign-record.ts';
import './receipt.css';

type Props = {
  readonly record: Kept<'response'>;
  readonly person: Kept<'person'> | null;
  readonly title: string;
  readonly signed: Signed;
  readonly questionnaire: Questionnaire;
  readonly onShow: () => void;
};

/** What was recorded, where it is, and the next person one tap away. */
export function Receipt({ record, person, title, signed, questionnaire, onShow }: Props) {
  const { record: text, formats } = useText();
  const today = useToday();
  const known = useAgenda();
  const nextPersonId = useMemo(
    () => (known && person ? toNextPerson(person.id, known) : null),
    [known, person],
  );
  const scoreItem = known?.content.scoreItemOf(questionnaire.url);
  const score = readScore(signed.response, scoreItem);
  const { delivery } = record;
  return (
    <Screen title={text.receipt.title} documentTitle={text.documentTitle}>
      <div class="v-receipt">
        <span class="v-receipt__tick">
          <Icon of="delivered" size={44} />
        </span>
        <p class="v-receipt__what">{text.receipt.recorded(title)}</p>
        {score !== undefined && <p class="v-receipt__figure">{text.receipt.score(formats.decimal(score))}</p>}
        {signed.measurements.map(({ code, value }) => (
          <p key={code} class="v-receipt__figure">
            {code === 'bodyWeight'
              ? text.receipt.weight(formats.weight(value))
              : text.receipt.height(formats.height(value))}
          </p>
        ))}
        <SyncMark delivery={delivery} today={today} />
        {delivery.state !== 'delivered' && <p class="v-quiet">{text.receipt.safe}</p>}
      </div>
      <div class="v-stack">
        {nextPersonId && (
          <Link
            to={addresses.person(nextPersonId)}
            className="ds-button"
            data-color="accent"
            data-fullwidth=""
          >
            {text.receipt.nextPerson}
          </Link>
        )}
        {person && (
          <Link
            to={addresses.person(person.id)}
            className="ds-button"
            data-color="accent"
            data-variant={nextPersonId ? 'secondary' : 'primary'}
            data-fullwidth=""
          >
            {text.receipt.backTo(person.body.given)}
          </Link>
        )}
        <Button variant="tertiary" wide onClick={onShow}>
          {text.receipt.show}
        </Button>
      </div>
    </Screen>
  );
}
