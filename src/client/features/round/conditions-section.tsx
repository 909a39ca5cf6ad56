import type { AnswerOption, Questionnaire } from '#domain/fhir/types.ts';
import type { Kept } from '#store/device-store.ts';
import { weighingText } from '../../text/later/weighing-text.ts';
import { translated } from '../../text/translated.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { findItem } from './find-item.ts';
import { clothingItem, scaleCondition, scales } from './round-topics.ts';
import { useRoundWords } from './row-words.ts';

type Conditions = { readonly [name: string]: string };
type Props = {
  readonly round: Kept<'round'>;
  readonly questionnaire: Questionnaire;
  readonly onChange: (conditions: Conditions) => void;
};

/** What is the same for everybody on the scale: said once, put on each row that is written from then on. */
export function ConditionsSection({ round, questionnaire, onChange }: Props) {
  const { text, language } = useRoundWords();
  const words = weighingText(language);
  const { conditions = {} } = round.body;
  const clothes = findItem(questionnaire.item, clothingItem);
  const toWords = ({ valueCoding }: AnswerOption): string =>
    translated(valueCoding?.display, valueCoding?._display, language);
  const groups = [
    {
      name: scaleCondition,
      legend: words.scale,
      options: scales.map((scale) => ({ code: scale, label: words.scales[scale] })),
    },
    ...(clothes
      ? [
          {
            name: clothingItem,
            legend: translated(clothes.text, clothes._text, language),
            options: (clothes.answerOption ?? []).map((option) => ({
              code: option.valueCoding?.code ?? '',
              label: toWords(option),
            })),
          },
        ]
      : []),
  ];
  const said = groups.flatMap(({ name, legend, options }) => {
    const chosen = options.find(({ code }) => code === conditions[name]);
    return chosen ? [`${legend.replace('?', '')}: ${chosen.label.toLocaleLowerCase(language)}`] : [];
  });
  return (
    <Disclosure title={said.length > 0 ? said.join(' · ') : text.conditions.title}>
      <div class="v-stack">
        <p class="v-quiet">{text.conditions.lead}</p>
        {groups.map(({ name, legend, options }) => (
          <fieldset key={name}>
            <legend class="v-round-conditions__legend">{legend}</legend>
            <div class="v-round-reasons">
              {options.map(({ code, label }) => {
                const isSet = conditions[name] === code;
                return (
                  <button
                    key={code}
                    type="button"
                    class="v-round-reason"
                    aria-pressed={isSet}
                    onClick={() => {
                      const { [name]: _, ...others } = conditions;
                      onChange(isSet ? others : { ...others, [name]: code });
                    }}
                  >
                    {label}
                  </button>
                );
              })}
            </div>
          </fieldset>
        ))}
      </div>
    </Disclosure>
  );
}
