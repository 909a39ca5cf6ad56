import { useRouter } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { addresses } from '../addresses.ts';
import { useStore } from '../device/use-device.ts';
import { useToday } from '../device/use-today.ts';
import { nutritionText } from '../text/later/nutrition-text.ts';
import { useText } from '../text/use-text.ts';
import type { ContentForm, DeviceContent } from '../content/device-content.ts';
import { asksForKnown, withKnownAnswers } from './known-answers.ts';
import { nutritionStatus } from '../weighing/nutrition-status.ts';
import { startResponse } from '../content/start-response.ts';
import { visitToMake } from './visit-to-make.ts';

type Known = { readonly records: PersonRecords; readonly content: DeviceContent };

/**
 * Starts a form for a person and opens it once the draft lies on the device. With `known` a form that asks for what the
 * device knows already has it filled in. `startVisit`: a preventive
 * visit, on which its form is filled in.
 */
export function useStartForm(person: Kept<'person'>, visitId: string | null, known: Known) {
  const store = useStore();
  const router = useRouter();
  const today = useToday();
  const { formats, language } = useText();
  const [isStarting, setStarting] = useState(false);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  // A store that fails is shown by the error boundary.
  if (problem) throw problem.cause;
  const fillOf = (form: ContentForm | undefined) => {
    if (!form || !asksForKnown(form.questionnaire)) return undefined;
    const { records, content } = known;
    const status = nutritionStatus(records, today, nutritionText(language), formats);
    return (empty: QuestionnaireResponse) =>
      withKnownAnswers(empty, form.questionnaire, {
        records,
        schedules: content.schedules,
        today,
        nutritionStatus: status,
      });
  };
  const open = async (begin: () => Promise<string>) => {
    if (isStarting) return;
    setStarting(true);
    try {
      await router.navigate({ to: await begin() });
    } catch (cause) {
      setProblem({ cause });
    }
  };
  const start = (questionnaire: string) =>
    void open(async () => {
      const id = await startResponse(store, {
        questionnaire,
        personId: person.id,
        unitId: person.body.unitId,
        visitId,
        fill: fillOf(known.content.forms.find(({ canonical }) => canonical === questionnaire)),
      });
      return addresses.form(id);
    });
  const startVisit = () =>
    void open(async () => addresses.visit(await visitToMake(store, person, known.records.visits, today)));
  return { start, startVisit, isStarting };
}
