import type { Schedule } from '#protocol/content.ts';
import { everyWords, withinWords } from '../../due/interval-words.ts';
import { dueText } from '../../text/later/due-text.ts';
import { schedulesText } from '../../text/later/schedules-text.ts';
import { useText } from '../../text/use-text.ts';
import { services } from './schedule-draft.ts';
import { wordingOf } from './schedule-wording.ts';

/** For whom a schedule asks, and when, in plain words. */
export function ScheduleFacts({ schedule }: { readonly schedule: Schedule }) {
  const { common, language } = useText();
  const [text, due] = [schedulesText(language), dueText(language)];
  const wording = wordingOf(schedule);
  const silent = services.filter((service) => !schedule.rules.some((rule) => rule.service === service));
  return (
    <>
      {schedule.fromAge !== undefined && <p>{text.fromAge(String(schedule.fromAge))}</p>}
      <dl class="v-own__lines">
        {schedule.rules.map(({ service, firstWithin, repeatEvery, repeatBasis }) => (
          <div key={service}>
            <dt>{common.services[service]}</dt>
            <dd>
              {text.rule[wording](withinWords(firstWithin, due), everyWords(repeatEvery, due))}
              {repeatBasis === 'default' && !schedule.changed && (
                <span class="v-quiet">{` (${text.rule.assumed})`}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {silent.length > 0 && (
        <p class="v-quiet v-small">
          {text.others(silent.map((service) => common.services[service].toLowerCase()).join(', '))}
        </p>
      )}
    </>
  );
}
