import { useMemo, useState } from 'preact/hooks';
import { visitItems } from '#domain/forms/mend/map-items.ts';
import { withTranslations } from '#domain/forms/with-translations.ts';
import { languagesOf } from '#domain/forms/to-language.ts';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { parseQuestionnaire, type QuestionnaireReport } from '#protocol/questionnaire/parse-questionnaire.ts';
import type { Kept } from '#store/device-store.ts';
import { formTitle } from '../../content/form-title.ts';
import { useToday } from '../../device/use-today.ts';
import type { FormComponent } from '../../form-props.ts';
import { FormReport } from '../../form-report/form-report.tsx';
import { Screen } from '../../shell/screen.tsx';
import { isLanguage } from '../../text/language.ts';
import { libraryText } from '../../text/later/library-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ChooseFile } from './choose-file.tsx';
import { DetailsForm } from './details-form.tsx';

type Props = {
  readonly contents: readonly Kept<'content'>[];
  readonly Form: FormComponent;
  /** With a sentence that says what was stored. */
  readonly onStored: (sentence: string) => void;
  readonly onBack: () => void;
};

/** A form from a file, a bundle or a paste: what was found in it, and how it is to be stored. */
export function BringForm({ contents, Form, onStored, onBack }: Props) {
  const { language, tryForm } = useText();
  const text = libraryText(language);
  const [report, setReport] = useState<QuestionnaireReport | null>(null);
  const form = useMemo(
    () => (report?.ok ? withTranslations(report.questionnaire, report.languages) : null),
    [report],
  );
  return (
    <Screen title={text.bring.title} lead={text.bring.lead}>
      {form === null && <ChooseFile onText={(given) => setReport(parseQuestionnaire(given, language))} />}
      {report && <FormReport words={tryForm} report={report} />}
      {report && form && (
        <>
          <Found form={form} Form={Form} />
          <DetailsForm
            key={form.url}
            form={form}
            isMadeUp={report.repaired.some(({ reason }) => reason === 'missingVersion')}
            contents={contents}
            onStored={(title, version) => onStored(text.stored(title, version))}
          />
        </>
      )}
      <div class="v-actions">
        {form && (
          <Button variant="secondary" onClick={() => setReport(null)}>
            {text.bring.another}
          </Button>
        )}
        <Button variant="tertiary" icon="back" onClick={onBack}>
          {text.bring.back}
        </Button>
      </div>
    </Screen>
  );
}

type FoundProps = {
  readonly form: Questionnaire;
  readonly Form: FormComponent;
};

/** What the form is, in a few words, and itself to look at. */
function Found({ form, Form }: FoundProps) {
  const { language, tryForm } = useText();
  const text = libraryText(language);
  const today = useToday();
  const questions = useMemo(() => countQuestions(form), [form]);
  const names = [...new Set(languagesOf(form).map((tag) => tag.split('-', 1)[0] ?? ''))].map((tag) =>
    isLanguage(tag) ? tryForm.languages[tag] : tag === 'no' ? tryForm.languages.nb : tag,
  );
  return (
    <div class="v-stack">
      <p>
        <strong>{formTitle(form, language)}</strong>
        {` · ${text.bring.questions(String(questions))}`}
        {names.length > 1 && ` · ${text.bring.languages([...new Set(names)].join(', '))}`}
      </p>
      <Disclosure title={text.bring.look} long>
        <Form
          questionnaire={form}
          response={{ resourceType: 'QuestionnaireResponse', status: 'in-progress' }}
          language={language}
          today={today}
          onePage
          untitled
        />
      </Disclosure>
    </div>
  );
}

function countQuestions({ item }: Questionnaire): number {
  let count = 0;
  visitItems(item, ({ type }) => {
    if (type !== 'group' && type !== 'display') count += 1;
  });
  return count;
}
