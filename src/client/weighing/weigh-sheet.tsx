import { useState } from 'preact/hooks';
import { parseThousandths } from '#domain/nutrition/parse-thousandths.ts';
import { questionWeight } from '#domain/nutrition/question-weight.ts';
import { toLoss } from '#domain/nutrition/weight-loss.ts';
import type { Day } from '#domain/time/day.ts';
import { osloDay, osloInstant } from '#domain/time/oslo.ts';
import type { Kept } from '#store/device-store.ts';
import { useDevice } from '../device/use-device.ts';
import { DraftSheet } from '../sheet-drafts/draft-sheet.tsx';
import { useSheetDraft } from '../sheet-drafts/use-sheet-draft.ts';
import { weighingText } from '../text/later/weighing-text.ts';
import { useText } from '../text/use-text.ts';
import { changeInWords } from './change-words.ts';
import { exactWeight } from './exact-weight.ts';
import { FigureField } from './figure-field.tsx';
import { fromContext, toContext } from './weigh-context.ts';
import { WeighDetails } from './weigh-details.tsx';
import { putMeasurement } from './write-measurement.ts';
import './weighing.css';

type Props = {
  readonly person: Kept<'person'>;
  /** The weight before this one, uncertain or not. */
  readonly last: Kept<'measurement'> | undefined;
  readonly today: Day;
  readonly onSaved: (id: string, grams: number) => void;
  readonly onClose: () => void;
};

/** One figure, what it was last time and the change beside it. What is unlikely is asked about and never refused. */
export function WeighSheet({ person, last, today, onSaved, onClose }: Props) {
  const { formats, language } = useText();
  const text = weighingText(language);
  const { store, deliverSigned } = useDevice();
  const draft = useSheetDraft(
    { id: `weight:${person.id}`, about: person.id },
    {
      written: '',
      ...fromContext({
        clothing: last?.body.clothing,
        scale: last?.body.scale,
        doubt: undefined,
        doubtNote: '',
        isReported: false,
        day: today,
      }),
    },
  );
  const { written } = draft.fields;
  const context = toContext(draft.fields);
  /** The weight that has been asked about: saving it once more is the answer. */
  const [asked, setAsked] = useState<number>();
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);

  const grams = parseThousandths(written);
  const change =
    grams !== null && last && last.body.value > 0 ? toLoss(last.body, { value: grams }) : undefined;
  const question = grams === null ? null : questionWeight(grams, last?.body.value);
  const isAsking = grams !== null && asked === grams && question !== null;

  const save = async () => {
    if (grams === null) return setProblem(text.missing);
    if (context.day > today || context.day === '') return setProblem(text.future);
    setProblem('');
    if (question !== null && asked !== grams) return setAsked(grams);
    const { clothing, scale, doubt, doubtNote, isReported, day } = context;
    setBusy(true);
    try {
      const figure = {
        code: 'bodyWeight',
        value: grams,
        measuredAt: day === today ? new Date().toISOString() : osloInstant(day, '12:00'),
        method: isReported ? 'reported' : 'measured',
        reliable: doubt === undefined,
        ...(doubt === undefined ? {} : { doubt }),
        ...(doubt === undefined || doubtNote.trim() === '' ? {} : { doubtNote: doubtNote.trim() }),
        ...(isReported || clothing === undefined ? {} : { clothing }),
        ...(isReported || scale === undefined ? {} : { scale }),
      } as const;
      const savedAs = await putMeasurement(store, person, figure, draft.id);
      draft.end();
      deliverSigned();
      onSaved(savedAs, grams);
    } catch {
      setProblem(text.failed);
      setBusy(false);
    }
  };

  return (
    <DraftSheet
      draft={draft}
      title={text.weightOf(person.body.given)}
      save={isAsking ? text.confirm(exactWeight(grams, formats)) : text.save}
      cancel={text.cancel}
      isBusy={isBusy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <FigureField
        label={text.kilos}
        unit={text.kg}
        value={written}
        problem={problem}
        beside={
          <>
            <span>
              {last
                ? text.last(
                    exactWeight(last.body.value, formats),
                    formats.dayNear(osloDay(last.body.measuredAt), today),
                  )
                : text.noLast}
            </span>
            <output class="v-figure__change">{change && changeInWords(change, text, formats)}</output>
          </>
        }
        onInput={(typed) => {
          draft.change({ written: typed });
          setProblem('');
        }}
        onEnter={() => void save()}
      />
      <p role="alert" class="v-figure__question">
        {isAsking && question !== null
          ? text.asks[question](exactWeight(grams, formats), exactWeight(last?.body.value ?? 0, formats))
          : ''}
      </p>
      <WeighDetails
        context={context}
        today={today}
        isAsLast={last?.body.clothing !== undefined || last?.body.scale !== undefined}
        onChange={(changed) => draft.change(fromContext(changed))}
      />
    </DraftSheet>
  );
}
