import { useState } from 'preact/hooks';
import {
  estimateHeight,
  heightMethods,
  isLikelySegment,
  type EstimateMethod,
  type Sex,
} from '#domain/nutrition/height-estimate.ts';
import { isEstimated, type NotedHeight } from '#domain/nutrition/known-height.ts';
import { parseMillimetres } from '#domain/nutrition/parse-thousandths.ts';
import { ageOn, type Day } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import { useDevice } from '../device/use-device.ts';
import { DraftSheet } from '../sheet-drafts/draft-sheet.tsx';
import { useSheetDraft } from '../sheet-drafts/use-sheet-draft.ts';
import { weighingText } from '../text/later/weighing-text.ts';
import { useText } from '../text/use-text.ts';
import { Choices } from '../ui/choices.tsx';
import { FigureField } from './figure-field.tsx';
import { putMeasurement } from './write-measurement.ts';
import './weighing.css';

type Props = {
  readonly person: Kept<'person'>;
  /** The height that is reckoned with now. */
  readonly known: NotedHeight | undefined;
  readonly today: Day;
  /** Millimetres. */
  readonly onSaved: (millimetres: number) => void;
  readonly onClose: () => void;
};
type Method = 'measured' | 'reported' | EstimateMethod;

const methods = ['measured', 'reported', ...heightMethods] as const;
const sexes = ['female', 'male'] as const;
const isEstimate = (method: Method): method is EstimateMethod =>
  method !== 'measured' && method !== 'reported';
/** Adults' heights, in millimetres; others are asked about. */
const [shortest, tallest] = [1200, 2150];

/** A height measured or told, or worked out from a part of the body: then what it is worked out from is kept with it. */
export function HeightSheet({ person, known, today, onSaved, onClose }: Props) {
  const { formats, language } = useText();
  const text = weighingText(language);
  const { store, deliverSigned } = useDevice();
  const draft = useSheetDraft(
    { id: `height:${person.id}`, about: person.id },
    { method: 'measured', sex: '', written: '' },
  );
  const { written } = draft.fields;
  const method: Method = methods.find((one) => one === draft.fields.method) ?? 'measured';
  const sex: Sex | undefined = sexes.find((one) => one === draft.fields.sex);
  const [asked, setAsked] = useState<number>();
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);

  const age = ageOn(person.body.birthDate, today);
  const length = parseMillimetres(written);
  const estimated = isEstimate(method) ? method : null;
  const estimate =
    estimated !== null && length !== null && sex !== undefined
      ? estimateHeight({ method: estimated, sex, age, segment: length })
      : undefined;
  const isOdd =
    length !== null &&
    (estimated === null ? length < shortest || length > tallest : !isLikelySegment(estimated, length));
  const isAsking = isOdd && asked === length;

  const save = async () => {
    if (length === null) return setProblem(text.heightMissing);
    if (estimated !== null && sex === undefined) return setProblem(text.sexMissing);
    setProblem('');
    if (isOdd && asked !== length) return setAsked(length);
    const value = estimate ?? length;
    setBusy(true);
    try {
      const figure = {
        code: 'bodyHeight',
        value,
        measuredAt: new Date().toISOString(),
        method,
        ...(estimated === null || sex === undefined ? {} : { estimate: { segment: length, sex, age } }),
      } as const;
      await putMeasurement(store, person, figure, draft.id);
      draft.end();
      deliverSigned();
      onSaved(value);
    } catch {
      setProblem(text.failed);
      setBusy(false);
    }
  };

  return (
    <DraftSheet
      draft={draft}
      title={text.heightOf(person.body.given)}
      save={isAsking ? text.confirm(formats.height(length)) : text.save}
      cancel={text.cancel}
      isBusy={isBusy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Choices
        legend={text.heightMethod}
        value={method}
        options={methods.map((value) => ({ value, label: text.heightMethods[value] }))}
        onChange={(value) => {
          draft.change({ method: value });
          setProblem('');
        }}
      />
      {estimated !== null && (
        <Choices
          legend={text.sex}
          value={sex}
          options={sexes.map((value) => ({ value, label: text.sexes[value] }))}
          onChange={(value) => draft.change({ sex: value })}
        />
      )}
      <FigureField
        label={estimated === null ? text.centimetres : text.segments[estimated]}
        help={estimated === null ? undefined : text.segmentHelp[estimated]}
        unit={text.cm}
        value={written}
        problem={problem}
        beside={
          <output class="v-figure__change">
            {estimate === undefined ? '' : text.estimate(formats.height(estimate))}
          </output>
        }
        onInput={(typed) => {
          draft.change({ written: typed });
          setProblem('');
        }}
        onEnter={() => void save()}
      />
      <p role="alert" class="v-figure__question">
        {isAsking ? text.heightAsks(formats.height(length)) : ''}
      </p>
      {estimated !== null && (
        <div class="v-stack v-small">
          <p>{text.estimateNote(age)}</p>
          <p class="v-quiet">
            {text.estimateSources[estimated]} {text.notApproved}
          </p>
          {known && !isEstimated(known) && <p>{text.measuredPreferred(formats.height(known.value))}</p>}
        </div>
      )}
    </DraftSheet>
  );
}
