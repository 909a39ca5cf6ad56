import type { LearningReportText } from '../../text/later/learning-report-text.ts';
import type { Language } from '../../text/language.ts';
import { Section } from '../../ui/section.tsx';

type Props = {
  readonly from: string;
  readonly to: string;
  readonly isContact: boolean;
  readonly text: LearningReportText;
  readonly language: Language;
};

/** What can be taken out, each as CSV and as a workbook, with a word on what may be done with it. */
export function FilesPart({ from, to, isContact, text: { files: text }, language }: Props) {
  const files = [
    { path: 'figures', title: text.figures, help: text.figuresHelp },
    ...(isContact
      ? [
          { path: 'national', title: text.national, help: text.nationalHelp },
          { path: 'started', title: text.started, help: text.startedHelp },
        ]
      : []),
  ];
  return (
    <Section title={text.title}>
      {files.map(({ path, title, help }) => {
        const address = (ending: string): string =>
          `/learning/report/${path}.${ending}?from=${from}&to=${to}&lang=${language}`;
        return (
          <div key={path} class="v-report__file">
            <h3 class="v-report__name">{title}</h3>
            <p class="v-quiet v-small">{help}</p>
            <span class="v-report__actions">
              <a
                class="ds-button"
                data-variant="secondary"
                href={address('csv')}
                download=""
                aria-label={text.csv(title)}
              >
                {text.csvName}
              </a>
              <a
                class="ds-button"
                data-variant="secondary"
                href={address('xlsx')}
                download=""
                aria-label={text.excel(title)}
              >
                {text.excelName}
              </a>
            </span>
          </div>
        );
      })}
    </Section>
  );
}
