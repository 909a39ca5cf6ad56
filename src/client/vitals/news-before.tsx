import { useEffect, useState } from 'preact/hooks';
import { answerAt } from '#domain/forms/set-answer.ts';
import { spo2ScaleOn } from '#domain/vitals/vitals-plan.ts';
import type { Questionnaire, QuestionnaireItem } from '#domain/fhir/types.ts';
import type { CompanionProps } from '../companion-props.ts';
import { useStore } from '../device/use-device.ts';
import { useToday } from '../device/use-today.ts';
import { vitalsText } from '../text/later/vitals-text.ts';
import { useText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import './vitals.css';

/** Above the form: the scale that is used, who decided it, and what is usual for the person. */
export function NewsBefore({ record, questionnaire, about }: CompanionProps) {
  const { language } = useText();
  const text = vitalsText(language);
  const store = useStore();
  const today = useToday();
  const [isOpen, setOpen] = useState(false);
  const [plan] = about.vitalsPlans;
  const { status, response } = record.body;
  const scale = scaleItem(questionnaire, spo2ScaleOn(plan?.body, today));
  const path = scale?.path ?? '';
  const code = scale?.coding.code;
  const isOther = path !== '' && answerAt(response, path)[0]?.valueCoding?.code !== code;
  const mayFollow = status === 'draft' && isOther && code !== undefined;
  const stamp = record.stamps[path]?.operation ?? null;
  // The form's scale follows the plan: nobody chooses it in the form.
  useEffect(() => {
    if (!mayFollow || !scale) return;
    void store.write([
      {
        type: 'answer.set',
        id: record.id,
        path,
        answer: [{ valueCoding: scale.coding }],
        base: stamp,
        calculated: true,
      },
    ]);
  }, [mayFollow, path, code, stamp]);
  const { person } = about;
  if (status !== 'draft' || !person) return null;
  return (
    <div class="v-vitals-plan">
      <PlanFacts plan={plan} today={today} />
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {text.plan.open}
      </Button>
      {isOpen && <PlanSheet person={person} plan={plan} today={today} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Where the form keeps its scale, when nobody may choose it there, and what it is to say. */
function scaleItem({ item = [] }: Questionnaire, scale: 1 | 2) {
  const found = findItem(item, '');
  if (found?.item.readOnly !== true) return null;
  const option = found.item.answerOption?.find(({ valueCoding }) => valueCoding?.code === `skala-${scale}`);
  const { system, code, display } = option?.valueCoding ?? {};
  return { path: found.path, coding: { system, code, display } };
}

type Found = { readonly path: string; readonly item: QuestionnaireItem };

function findItem(items: readonly QuestionnaireItem[], around: string): Found | null {
  for (const item of items) {
    const path = `${around}${item.linkId}`;
    if (item.linkId === 'skala') return { path, item };
    const below = findItem(item.item ?? [], `${path}/`);
    if (below) return below;
  }
  return null;
}
