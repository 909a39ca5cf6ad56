import type { DueScreening } from '#domain/schedule/screening-schedule.ts';
import type { Schedule } from '#protocol/content.ts';
import type { ServiceType } from '#protocol/record-bodies.ts';
import { everyWords, withinWords } from '../../due/interval-words.ts';
import type { DueText } from '../../text/later/due-text.ts';
import { localizedText } from '../../text/translated.ts';
import type { Text } from '../../text/use-text.ts';

type Words = { readonly text: DueText; readonly spoken: Text };

/** Why something is due that day, and by which rule: a sentence each. */
export function ruleWords(
  { reason, rule, putOffFrom }: DueScreening,
  schedule: Schedule | undefined,
  nameOf: (staffId: string) => string,
  { text, spoken }: Words,
): readonly string[] {
  const { formats, language } = spoken;
  const changed = schedule?.changed;
  return [
    reasonWords(reason, rule, { text, spoken }),
    ...(putOffFrom === undefined ? [] : [text.putOff(formats.dayFull(putOffFrom))]),
    ...(schedule ? [text.rule(localizedText(schedule.title, language), rule.version)] : []),
    ...(changed ? [text.basis.local(nameOf(changed.by), formats.dayAndTime(changed.at))] : []),
    ...(rule.basis === 'confirmed' ? [text.basis.confirmed] : []),
    ...(rule.basis === 'default' && !changed ? [text.basis.default] : []),
  ];
}

function reasonWords(
  reason: DueScreening['reason'],
  { basis, from, interval, service }: DueScreening['rule'],
  { text, spoken: { formats, common } }: Words,
): string {
  const day = formats.dayFull(from);
  const { reasons } = text;
  if (basis === 'form') return reasons.form(day);
  if (reason === 'askAgain') return reasons.askAgain(withinWords(interval, text), day);
  if (basis === 'own') return reasons.own(everyWords(interval, text), day);
  switch (reason) {
    case 'first': {
      const name = common.services[service as ServiceType];
      return reasons.first(withinWords(interval, text), name.toLowerCase(), day);
    }
    case 'plan':
    case 'offer':
      return reasons[reason](withinWords(interval, text), day);
    case 'repeat':
    case 'review':
    case 'evaluate':
      return reasons[reason](everyWords(interval, text), day);
  }
}
