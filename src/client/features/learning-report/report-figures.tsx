import type { LearningReport } from '#protocol/learning-report.ts';
import type { LearningReportText } from '../../text/later/learning-report-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Section } from '../../ui/section.tsx';
import { FiguresTable } from './figures-table.tsx';
import { toMonthName } from './month-name.ts';

type Props = { readonly report: LearningReport; readonly text: LearningReportText };

const big = ['started', 'active', 'completed', 'stopped'] as const;

/** The four that are asked for first, in large type; then the same divided, each of them folded but the perms. */
export function ReportFigures({ report, text }: Props) {
  const { formats, language } = useText();
  const { total, groups, seminars } = report;
  const titles = new Map(report.programmes.map(({ url, title }) => [url, localizedText(title, language)]));
  const units = new Map(report.units.map(({ id, name }) => [id, name]));
  const isNothing = total.started + total.active + total.paused + total.completed + total.stopped === 0;
  const moving = report.byMonth.filter(
    ({ started, completed, stopped }) => started + completed + stopped > 0,
  );
  return (
    <>
      <Section title={text.totals}>
        <dl class="v-report__totals">
          {big.map((name) => (
            <div key={name} data-figure={name}>
              <dt>{text.columns[name]}</dt>
              <dd>{formats.decimal(total[name])}</dd>
            </div>
          ))}
        </dl>
        <p class="v-quiet">
          {`${text.columns.paused}: ${total.paused} · ${text.columns.late}: ${total.late}`}
        </p>
        {isNothing && <p>{text.nothing}</p>}
      </Section>
      {report.byProgramme.length > 0 && (
        <Section title={text.byProgramme}>
          <FiguresTable
            caption={text.byProgramme}
            rows={report.byProgramme.map((row) =>
              Object.assign({ key: row.programme, title: titles.get(row.programme) ?? row.programme }, row),
            )}
            text={text}
          />
        </Section>
      )}
      {report.byUnit.length > 1 && (
        <Disclosure title={text.byUnit}>
          <FiguresTable
            caption={text.byUnit}
            rows={report.byUnit.map((row) =>
              Object.assign(
                {
                  key: row.unitId ?? '',
                  title: row.unitId === null ? text.noUnit : (units.get(row.unitId) ?? row.unitId),
                },
                row,
              ),
            )}
            text={text}
          />
        </Disclosure>
      )}
      {moving.length > 0 && (
        <Disclosure title={text.byMonth} long>
          <table class="v-report__table">
            <caption class="v-hidden">{text.byMonth}</caption>
            <thead>
              <tr>
                <th scope="col">{text.columns.month}</th>
                <th scope="col">{text.columns.started}</th>
                <th scope="col">{text.columns.completed}</th>
                <th scope="col">{text.columns.stopped}</th>
              </tr>
            </thead>
            <tbody>
              {moving.toReversed().map(({ month, started, completed, stopped }) => (
                <tr key={month}>
                  <th scope="row">{toMonthName(month, language)}</th>
                  <td>{started}</td>
                  <td>{completed}</td>
                  <td>{stopped}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Disclosure>
      )}
      {report.reasons.length > 0 && (
        <Disclosure title={text.reasons}>
          <dl class="v-report__list">
            {report.reasons
              .toSorted((a, b) => b.count - a.count)
              .map(({ reason, count }) => (
                <div key={reason}>
                  <dt>{text.reason[reason]}</dt>
                  <dd>{count}</dd>
                </div>
              ))}
          </dl>
        </Disclosure>
      )}
      <Section title={text.gatherings.title}>
        <dl class="v-report__list">
          <Line title={text.gatherings.groups} value={groups.groups} />
          <Line title={text.gatherings.meetings} value={groups.meetings} />
          <Line title={text.gatherings.seminars} value={seminars.held} />
          <Line title={text.gatherings.room} value={seminars.room} />
          <Line title={text.gatherings.stream} value={seminars.stream} />
        </dl>
        {groups.asked > 0 && <p class="v-quiet">{text.gatherings.present(groups.present, groups.asked)}</p>}
        {seminars.guestsRoom + seminars.guestsStream > 0 && (
          <p class="v-quiet">{text.gatherings.guests(seminars.guestsRoom, seminars.guestsStream)}</p>
        )}
      </Section>
      {report.reach === 'units' && report.from === report.to && (
        <Disclosure title={text.rest.title}>
          {report.rest ? (
            <dl class="v-report__list">
              {(['started', 'active', 'paused', 'completed', 'stopped'] as const).map((name) => (
                <Line key={name} title={text.columns[name]} value={report.rest?.[name] ?? 0} />
              ))}
            </dl>
          ) : (
            <p>{text.rest.hidden}</p>
          )}
        </Disclosure>
      )}
    </>
  );
}

const Line = ({ title, value }: { readonly title: string; readonly value: number }) => (
  <div>
    <dt>{title}</dt>
    <dd>{value}</dd>
  </div>
);
