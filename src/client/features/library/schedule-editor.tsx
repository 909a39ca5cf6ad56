import { useId } from 'preact/hooks';
import type { Interval } from '#domain/time/day.ts';
import type { Schedule } from '#protocol/content.ts';
import type { ServiceType } from '#protocol/service-type.ts';
import { everyWords, withinWords } from '../../due/interval-words.ts';
import { OwnVersionEditor } from '../../own-versions/own-version-editor.tsx';
import type { EditorProps } from '../../own-versions/own-versions-screen.tsx';
import { dueText } from '../../text/later/due-text.ts';
import { schedulesText } from '../../text/later/schedules-text.ts';
import { useText } from '../../text/use-text.ts';
import { DetailField } from '../../ui/detail-field.tsx';
import {
  choicesOf,
  faultsOf,
  keyOf,
  rulesOf,
  services,
  toFields,
  toOwnVersion,
  type DraftRule,
  type ScheduleFault,
  type ScheduleFields,
} from './schedule-draft.ts';
import { wordingOf } from './schedule-wording.ts';

const newRule: DraftRule = { first: { months: 1 }, repeat: { months: 6 } };

/** The intervals and the age of one schedule. */
export function ScheduleEditor(props: EditorProps<Schedule>) {
  const { common, language } = useText();
  const text = schedulesText(language).edit;
  const schedule = props.content;
  const wording = wordingOf(schedule);
  return (
    <OwnVersionEditor<Schedule, ScheduleFields, ScheduleFault>
      {...props}
      lead={text.lead}
      toFields={toFields}
      faultsOf={faultsOf}
      toBody={toOwnVersion}
    >
      {({ fields, change, has }) => {
        const rules = rulesOf(fields);
        const setRule = (service: ServiceType, rule: DraftRule | undefined) => {
          const { [service]: _, ...rest } = rules;
          change({ rules: JSON.stringify(rule ? { ...rest, [service]: rule } : rest) });
        };
        return (
          <>
            {schedule.fromAge !== undefined && (
              <DetailField
                label={text.age}
                value={fields.fromAge}
                fault={has('age') ? text.missing.age : undefined}
                numeric
                onInput={(fromAge) => change({ fromAge })}
              />
            )}
            <p class="v-missing" role="alert">
              {has('rules') ? text.missing.rules : ''}
            </p>
            {services.map((service) => {
              const rule = rules[service];
              const name = common.services[service];
              return (
                <fieldset key={service} class="v-own__service">
                  <legend class="v-hidden">{name}</legend>
                  <label class="v-own__applies">
                    <input
                      type="checkbox"
                      class="ds-input"
                      checked={rule !== undefined}
                      onChange={({ currentTarget }) =>
                        setRule(
                          service,
                          currentTarget.checked ? (rule ?? ruleOf(schedule, service)) : undefined,
                        )
                      }
                    />
                    <span>{text.applies(name.toLowerCase())}</span>
                  </label>
                  {rule && (
                    <div class="v-own__intervals">
                      {(['first', 'repeat'] as const).map((what) => (
                        <IntervalChoice
                          key={what}
                          label={text[what][wording]}
                          what={what}
                          value={rule[what]}
                          choices={choicesOf(schedule, what, rule[what])}
                          onChange={(interval) => setRule(service, { ...rule, [what]: interval })}
                        />
                      ))}
                    </div>
                  )}
                </fieldset>
              );
            })}
          </>
        );
      }}
    </OwnVersionEditor>
  );
}

const ruleOf = ({ rules }: Schedule, service: ServiceType): DraftRule => {
  const known = rules.find((rule) => rule.service === service);
  return known ? { first: known.firstWithin, repeat: known.repeatEvery } : newRule;
};

type ChoiceProps = {
  readonly label: string;
  readonly what: 'first' | 'repeat';
  readonly value: Interval;
  readonly choices: readonly Interval[];
  readonly onChange: (interval: Interval) => void;
};

function IntervalChoice({ label, what, value, choices, onChange }: ChoiceProps) {
  const { language } = useText();
  const due = dueText(language);
  const id = useId();
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      <select
        id={id}
        class="ds-input"
        value={keyOf(value)}
        onChange={({ currentTarget }) => {
          const chosen = choices.find((interval) => keyOf(interval) === currentTarget.value);
          if (chosen) onChange(chosen);
        }}
      >
        {choices.map((interval) => (
          <option key={keyOf(interval)} value={keyOf(interval)}>
            {what === 'first' ? withinWords(interval, due) : everyWords(interval, due)}
          </option>
        ))}
      </select>
    </div>
  );
}
