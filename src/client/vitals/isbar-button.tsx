import { madeAt } from '#domain/merge/made-at.ts';
import { Link, useRouter } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { answerAt } from '#domain/forms/set-answer.ts';
import { isbarUrl, news2Url } from '#domain/vitals/vitals-forms.ts';
import { readVitals } from '#domain/vitals/read-vitals.ts';
import { spo2ScaleOn } from '#domain/vitals/vitals-plan.ts';
import { toIsbar } from '#domain/vitals/to-isbar.ts';
import { ageOn } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { CompanionProps } from '../companion-props.ts';
import { addresses } from '../addresses.ts';
import { useContent } from '../content/use-content.ts';
import { useKind, useOpened } from '../device/use-device.ts';
import { useToday } from '../device/use-today.ts';
import { vitalsText } from '../text/later/vitals-text.ts';
import { personName } from '../text/person-name.ts';
import { useText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { toIsbarWords } from './isbar-words.ts';
import { madeFromItem, startIsbar } from './start-isbar.ts';
import { whenWords } from './when-words.ts';

/** Makes ISBAR of a signed NEWS2, or goes on with the one that was begun. */
export function IsbarButton({ record, questionnaire, about }: CompanionProps) {
  const { common, formats, language } = useText();
  const text = vitalsText(language);
  const { store, session } = useOpened();
  const router = useRouter();
  const today = useToday();
  const content = useContent();
  const units = useKind('unit');
  const [isStarting, setStarting] = useState(false);
  const [problem, setProblem] = useState('');
  const { person } = about;
  const form = content?.forms.find(({ url }) => url === isbarUrl);
  const begun = about.responses.find(
    ({ body }) =>
      body.status === 'draft' && answerAt(body.response, madeFromItem)[0]?.valueString === record.id,
  );
  if (!person || !form || !units) return null;
  if (begun) {
    return (
      <Link to={addresses.form(begun.id)} className="ds-button" data-color="accent" data-fullwidth="">
        {text.after.goOn}
      </Link>
    );
  }
  const start = async () => {
    setStarting(true);
    setProblem('');
    const { body } = person;
    const [plan] = about.vitalsPlans;
    const measuredAt = madeAt(record.body) ?? record.body.startedAt;
    const [before] = about.responses
      .filter(
        (other) =>
          other.id !== record.id &&
          other.body.status === 'signed' &&
          other.body.questionnaire.split('|', 1)[0] === news2Url &&
          Date.parse(madeAt(other.body) ?? '') < Date.parse(measuredAt),
      )
      .toSorted((a, b) => Date.parse(madeAt(b.body) ?? '') - Date.parse(madeAt(a.body) ?? ''));
    const total = before && readVitals(before.body.response).total;
    const unit = units.find(({ id }) => id === body.unitId)?.body.name ?? '';
    const isbar = toIsbar(
      {
        caller: { name: session.name, title: session.title.toLowerCase(), unit },
        person: {
          name: personName(body),
          age: ageOn(body.birthDate, today),
          born: formats.dayFull(body.birthDate),
          place: body.room ?? body.address ?? '',
        },
        services: about.servicePeriods
          .filter(({ body: { start: from, end } }) => from <= today && (end === null || end >= today))
          .map((period) => common.services[period.body.service]),
        vitals: readVitals(record.body.response),
        measuredAt: whenWords(measuredAt, today, formats),
        before:
          typeof total === 'number' && before
            ? { total, when: formats.dayNear(osloDay(madeAt(before.body) ?? ''), today) }
            : null,
        usual: plan?.body.usual ?? '',
        scale2By: spo2ScaleOn(plan?.body, today) === 2 ? (plan?.body.scale2?.doctor ?? '') : '',
      },
      toIsbarWords(questionnaire, text, language),
    );
    try {
      const id = await startIsbar(store, form.canonical, record, isbar);
      await router.navigate({ to: addresses.form(id) });
    } catch {
      setProblem(text.after.failed);
      setStarting(false);
    }
  };
  return (
    <>
      <Button wide icon="call" busy={isStarting} onClick={() => void start()}>
        {text.after.isbar}
      </Button>
      <p role="alert" class="v-missing">
        {problem}
      </p>
    </>
  );
}
