import { useEffect, useMemo, useState } from 'preact/hooks';
import { withDescendants } from '#domain/merge/with-descendants.ts';
import type { DueList } from '#protocol/due-list.ts';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import { overdueWords } from '../../agenda/overdue-words.ts';
import { useAgenda } from '../../agenda/use-agenda.ts';
import { shortFormTitle } from '../../content/form-title.ts';
import { useKind } from '../../device/use-device.ts';
import { overdueText } from '../../text/later/overdue-text.ts';
import { personName } from '../../text/person-name.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { askDueList } from './ask-due-list.ts';
import { toOverduePeople, type OverdueEntry } from './overdue-people.ts';

type Props = {
  /** With the units below it. Null: all units the leader has, which lie below no one of them. */
  readonly unitId: string | null;
  readonly persons: readonly Kept<'person'>[];
};

const firstShown = 8;

/**
 * Who is overdue in the unit. With network the list is the server's, made from what every device has delivered; without
 * it is worked out here, by the same rules.
 */
export function OverdueSection({ unitId, persons }: Props) {
  const { common, today, formats, language } = useText();
  const text = overdueText(language);
  const known = useAgenda('all');
  const [shown, setShown] = useState(firstShown);
  const answer = useDueList(unitId);
  const units = useKind('unit');
  const nodes = useMemo(() => (units ?? []).map(({ id, body: { parentId } }) => ({ id, parentId })), [units]);
  const here = useMemo((): readonly OverdueEntry[] | undefined => {
    const covered = new Set(unitId === null ? [] : withDescendants([unitId], nodes));
    const inUnit = known?.due.filter(({ person }) => unitId === null || covered.has(person.body.unitId));
    return inUnit?.map(({ person, screening }) => ({ personId: person.id, ...screening }));
  }, [known, unitId, nodes]);
  if (!known || !here || !(answer || known.isDueKnown)) return <p role="status">{common.loading}</p>;
  const people = toOverduePeople(answer?.due ?? here);
  const nameOf = (url: string): string => {
    const form = known.content.forms.find((one) => one.url === url);
    return form ? shortFormTitle(form.questionnaire, language) : common.unknownForm;
  };
  return (
    <Section title={text.title} count={people.length}>
      {people.length === 0 ? (
        <p class="v-quiet">{text.none}</p>
      ) : (
        <Rows>
          {people.slice(0, shown).map(({ personId, entries }) => {
            const person = persons.find(({ id }) => id === personId);
            return (
              <Row
                key={personId}
                {...(person ? { to: addresses.person(personId) } : {})}
                title={person ? personName(person.body) : text.unknownPerson}
                end={<Tag color="warning">{overdueWords(entries[0]?.overdueDays ?? 0, { today })}</Tag>}
              >
                {entries.map(({ questionnaire }) => nameOf(questionnaire)).join(', ')}
              </Row>
            );
          })}
        </Rows>
      )}
      {people.length > shown && (
        <Button variant="tertiary" icon="down" onClick={() => setShown(shown + 20)}>
          {common.showMore(Math.min(20, people.length - shown))}
        </Button>
      )}
      <p class="v-quiet v-small">
        {answer ? text.from(formats.dayAndTime(answer.serverTime)) : text.fromDevice}{' '}
        {unitId === null ? text.chooseUnit : text.csvHelp}
      </p>
      {unitId !== null && (
        <a
          class="ds-button"
          data-variant="secondary"
          data-fullwidth=""
          href={`/due/list.csv?unitId=${encodeURIComponent(unitId)}`}
          download
        >
          {text.csv}
        </a>
      )}
    </Section>
  );
}

/** Asked once for each unit that is looked at. */
function useDueList(unitId: string | null): DueList | null {
  const [answer, setAnswer] = useState<DueList | null>(null);
  useEffect(() => {
    setAnswer(null);
    if (unitId === null) return undefined;
    const away = new AbortController();
    const load = async () => {
      const list = await askDueList(unitId, away.signal);
      if (!away.signal.aborted) setAnswer(list);
    };
    void load();
    return () => away.abort();
  }, [unitId]);
  return answer;
}
