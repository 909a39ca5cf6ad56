import { useState } from 'preact/hooks';
import { learningReport } from '#protocol/learning-report.ts';
import { addresses } from '../../addresses.ts';
import { useKeptAnswer } from '../../device/use-kept-answer.ts';
import { useOpened } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { PlainPage } from '../../shell/plain-page.tsx';
import { Screen } from '../../shell/screen.tsx';
import { learningReportText } from '../../text/later/learning-report-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import { CertificatesPart } from './certificates-part.tsx';
import { FilesPart } from './files-part.tsx';
import { LearnersPart } from './learners-part.tsx';
import { ReportFigures } from './report-figures.tsx';
import './report.css';

/** Learning in figures, for the ABC contact of all of it and for leaders of their units; what was fetched last is there offline. */
export function ReportScreen() {
  const { common, formats, language } = useText();
  const text = learningReportText(language);
  const { session } = useOpened();
  const year = useToday().slice(0, 4);
  const before = String(Number(year) - 1);
  const [chosen, setChosen] = useState<'this' | 'last' | 'ten'>('this');
  const from = { this: year, last: before, ten: String(Number(year) - 9) }[chosen];
  const to = chosen === 'last' ? before : year;
  const {
    answer: report,
    problem,
    isAsking,
    reload,
  } = useKeptAnswer({ address: `/learning/report?from=${from}&to=${to}`, schema: learningReport, about: '' });
  const isContact = session.roles.some(({ role }) => role === 'abcContact');
  const isTheirs = isContact || session.roles.some(({ role }) => role === 'leader');
  if (!isTheirs) return <PlainPage title={text.notYours.title} text={text.notYours.text} />;
  return (
    <Screen title={text.title} lead={report && (report.reach === 'municipality' ? text.ofAll : text.ofUnits)}>
      <Choices
        legend={text.years}
        isLegendHidden
        value={chosen}
        options={[
          { value: 'this', label: text.thisYear(year) },
          { value: 'last', label: text.lastYear(before) },
          { value: 'ten', label: text.tenYears },
        ]}
        onChange={setChosen}
      />
      {!report && isAsking && <p role="status">{common.loading}</p>}
      {problem && (
        <Notice
          color="warning"
          role="status"
          action={
            problem === 'loggedOut' ? (
              <a class="ds-button" data-variant="secondary" href={addresses.login(addresses.learningReport)}>
                {text.loggedOut}
              </a>
            ) : (
              problem !== 'forbidden' && (
                <Button variant="secondary" onClick={reload}>
                  {text.reload}
                </Button>
              )
            )
          }
        >
          {problem === 'needsNetwork' && report
            ? text.older
            : text[problem === 'loggedOut' ? 'needsNetwork' : problem]}
        </Notice>
      )}
      {report && (
        <>
          <ReportFigures report={report} text={text} />
          <p class="v-quiet v-small" data-fetched={isAsking || problem ? 'before' : 'now'}>
            {text.fetched(formats.dayAndTime(report.serverTime))}
          </p>
        </>
      )}
      {isContact && <CertificatesPart text={text} />}
      {report && (
        <>
          <LearnersPart units={report.units} text={text} />
          <FilesPart from={from} to={to} isContact={isContact} text={text} language={language} />
        </>
      )}
    </Screen>
  );
}
