import { useEffect, useState } from 'preact/hooks';
import type { ImportFinding } from '#domain/forms/mend/import-finding.ts';
import type { QuestionnaireReport } from '#protocol/questionnaire/parse-questionnaire.ts';
import type { Messages } from '#client/text/nb/index.ts';
import { whenIdle } from '#client/when-idle.ts';
import './form-report.css';

type Words = Messages['tryForm'];
type Props = { readonly words: Words; readonly report: QuestionnaireReport };

/** So many places of one finding are listed; the number tells of the rest. */
const shownPlaces = 5;

/** What was found in the form, in plain words, with the text of the question it is about. */
export function FormReport({ words, report }: Props) {
  if (report.ok) return <OpenedReport words={words} report={report} />;
  return (
    <section class="v-report" data-color="danger" role="alert">
      <div class="v-report-body">
        <h2>{words.refusedTitle}</h2>
        <Findings words={words} findings={report.errors} />
        <Part words={words} title={words.kinds.repaired} findings={report.repaired} />
      </div>
    </section>
  );
}

/** One line from the start, so that nothing moves when its end comes: the form itself is drawn first. */
function OpenedReport({ words, report }: Props) {
  const [read, setRead] = useState<QuestionnaireReport | null>(null);
  useEffect(
    () =>
      whenIdle(() => {
        // Read here and kept by the report: drawing it is then no work.
        void report.unsupported;
        setRead(report);
      }),
    [report],
  );
  if (read !== report) return <p class="v-report v-report-line">{`${words.reportTitle} …`}</p>;
  const { repaired, unsupported, errors } = report;
  const count = repaired.length + unsupported.length + errors.length;
  if (count === 0) return <p class="v-report v-report-line">{words.reportFine}</p>;
  return (
    <details class="v-report">
      <summary class="v-report-line">{`${words.reportTitle}: ${words.reportCount(count)}`}</summary>
      <div class="v-report-body">
        <Part words={words} title={words.kinds.error} findings={errors} />
        <Part words={words} title={words.kinds.unsupported} findings={unsupported} />
        <Part words={words} title={words.kinds.repaired} findings={repaired} />
      </div>
    </details>
  );
}

type PartProps = { readonly words: Words; readonly findings: readonly ImportFinding[] };

const Part = ({ title, ...rest }: PartProps & { readonly title: string }) =>
  rest.findings.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <Findings {...rest} />
    </>
  );

/** One line for each kind of finding, with the places it was found in. */
function Findings({ words, findings }: PartProps) {
  const byReason = new Map<string, ImportFinding[]>();
  for (const finding of findings) {
    const key = `${finding.reason} ${finding.itemText === undefined ? '' : (finding.detail ?? '')}`;
    byReason.set(key, [...(byReason.get(key) ?? []), finding]);
  }
  return (
    <ul>
      {[...byReason].map(([key, [first, ...others]]) => {
        if (!first) return null;
        const places = [first, ...others];
        return (
          <li key={key}>
            <span>{words.findings[first.reason]}</span>
            {places.slice(0, shownPlaces).map(({ path, itemText, detail }) => (
              <span key={`${path} ${detail ?? ''}`} class="v-report-about">
                {[itemText === undefined ? '' : words.at(itemText), detail ?? ''].filter(Boolean).join(' · ')}
              </span>
            ))}
            {places.length > shownPlaces && (
              <span class="v-report-about">{words.morePlaces(places.length - shownPlaces)}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
