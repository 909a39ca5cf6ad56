import { useRouter } from '@tanstack/react-router';
import { useMemo, useState } from 'preact/hooks';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import { useContent } from '../../content/use-content.ts';
import { useHeaders, useKind, useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { isUnderWay } from '../../rounds/is-under-way.ts';
import { Screen } from '../../shell/screen.tsx';
import { useText } from '../../text/use-text.ts';
import { Dot } from '../../ui/dot.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { toNewRound } from './round-operations.ts';
import { roundTopics, type RoundTopic } from './round-topics.ts';
import { useRoundWords } from './row-words.ts';
import { WardForms } from './ward-forms.tsx';
import './round.css';

/** Rounds told of below those that are under way. */
const pastTold = 6;

/** A ward: what the round is about, in one tap; what is under way first. */
export function WardScreen({ unitId }: { readonly unitId: string }) {
  const { common } = useText();
  const words = useRoundWords();
  const { text, formats } = words;
  const store = useStore();
  const router = useRouter();
  const today = useToday();
  const rounds = useKind('round');
  const units = useKind('unit');
  const staff = useKind('staff');
  const persons = useHeaders('person');
  const content = useContent();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  const here = useMemo(
    () =>
      rounds
        ?.filter(({ body }) => body.unitId === unitId)
        .toSorted((a, b) =>
          a.body.on < b.body.on ? 1 : a.body.on > b.body.on ? -1 : b.body.number - a.body.number,
        ),
    [rounds, unitId],
  );
  if (problem) throw problem.cause;
  if (!here || !units || !staff || !persons || !content)
    return <Screen title={common.loading} documentTitle={text.documentTitle} />;
  const wardName = units.find(({ id }) => id === unitId)?.body.name ?? '';
  const isEmpty = !persons.some(({ body }) => body.unitId === unitId && !body.deceasedOn);
  const underWay = here.filter(isUnderWay);
  const past = here.filter((round) => !isUnderWay(round)).slice(0, pastTold);
  const offered = roundTopics.filter(({ url }) => content.forms.some((form) => form.url === url));
  const nameOf = (id: string | undefined): string => staff.find((one) => one.id === id)?.body.name ?? '';

  const begin = async (topic: RoundTopic) => {
    // One that is under way is gone on with: the same thing is not done twice at once.
    const known = underWay.find(({ body }) => body.topic === topic);
    const { id, operation } = toNewRound(here, { unitId, topic, on: today });
    try {
      if (!known) await store.write([operation]);
      await router.navigate({ to: addresses.round(unitId, known?.id ?? id) });
    } catch (cause) {
      setProblem({ cause });
    }
  };
  const row = (round: Kept<'round'>, title: string) => {
    const { body, stamps } = round;
    const begun = stamps['unitId'];
    const state =
      body.status === 'dropped'
        ? text.dropped(body.reason ?? '')
        : body.handedTo
          ? text.handedTo(nameOf(body.handedTo))
          : body.status === 'paused'
            ? text.paused
            : body.status === 'done'
              ? text.ended
              : '';
    return (
      <Row
        key={round.id}
        to={addresses.round(unitId, round.id)}
        lead={isUnderWay(round) ? <Dot kind="open" /> : undefined}
        title={title}
      >
        <span>{text.begunBy(formats.dayNear(body.on, today), nameOf(begun?.by))}</span>
        {state !== '' && <span>{state}</span>}
      </Row>
    );
  };
  return (
    <Screen title={text.ward(wardName)} documentTitle={text.documentTitle} lead={text.lead}>
      {isEmpty && <Empty title={text.noResidents.title}>{text.noResidents.text}</Empty>}
      {underWay.length > 0 && (
        <Section title={text.begun}>
          <Rows>{underWay.map((round) => row(round, text.goOn(text.topics[round.body.topic])))}</Rows>
        </Section>
      )}
      {!isEmpty && (
        <Section title={text.begin}>
          <div class="v-round-topics">
            {offered
              .filter(({ topic }) => !underWay.some(({ body }) => body.topic === topic))
              .map(({ topic }) => (
                <button key={topic} type="button" class="v-round-topic" onClick={() => void begin(topic)}>
                  <span class="v-round-topic__name">{text.topics[topic]}</span>
                  <span class="v-round-topic__help">{text.topicHelp[topic]}</span>
                </button>
              ))}
          </div>
        </Section>
      )}
      {past.length > 0 && (
        <Section title={text.past}>
          <Rows>{past.map((round) => row(round, text.topics[round.body.topic]))}</Rows>
        </Section>
      )}
      <WardForms unitId={unitId} content={content} today={today} />
    </Screen>
  );
}
