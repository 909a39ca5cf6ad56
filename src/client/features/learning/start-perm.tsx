import type { Programme } from '#protocol/content.ts';
import type { Day } from '#domain/time/day.ts';
import { useText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Section } from '../../ui/section.tsx';
import { StartChoices } from './start-choices.tsx';

type Props = {
  readonly programmes: readonly Programme[];
  /** A learner who has none yet: unfolded. */
  readonly isFirst: boolean;
  readonly today: Day;
};

export function StartPerm({ programmes, isFirst, today }: Props) {
  const { learning: text } = useText();
  const choices = <StartChoices programmes={programmes} today={today} />;
  return isFirst ? (
    <Section title={text.start.title}>{choices}</Section>
  ) : (
    <Disclosure title={text.start.title} long>
      {choices}
    </Disclosure>
  );
}
