import type { LearningFigures } from '#domain/learning-report/learning-figures.ts';
import type { Localized } from '#protocol/content.ts';
import type { LearningReport, NationalReport } from '#protocol/learning-report.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { reportText, type ReportLanguage } from './report-texts.ts';

export const titleIn = (title: Localized, language: ReportLanguage): string => title[language] ?? title.nb;

/** The contact's and the leader's own report, a table a division. The first is what a CSV holds. */
export function toReportSheets(report: LearningReport, language: ReportLanguage): readonly Sheet[] {
  const text = reportText(language);
  const { columns, gatherings, sheets } = text;
  const figureHeader = [
    columns.started,
    columns.active,
    columns.paused,
    columns.late,
    columns.completed,
    columns.stopped,
  ];
  const toCells = ({ started, active, paused, late, completed, stopped }: LearningFigures) => [
    started,
    active,
    paused,
    late,
    completed,
    stopped,
  ];
  const titles = new Map(report.programmes.map(({ url, title }) => [url, titleIn(title, language)]));
  const units = new Map(report.units.map(({ id, name }) => [id, name]));
  const total = [text.total, ...toCells(report.total)];
  return [
    {
      name: sheets.programmes,
      header: [columns.programme, ...figureHeader],
      rows: [
        ...report.byProgramme.map((row) => [titles.get(row.programme) ?? row.programme, ...toCells(row)]),
        total,
      ],
    },
    {
      name: sheets.units,
      header: [columns.unit, ...figureHeader],
      rows: [
        ...report.byUnit.map((row) => [
          row.unitId === null ? text.noUnit : (units.get(row.unitId) ?? row.unitId),
          ...toCells(row),
        ]),
        total,
      ],
    },
    {
      name: sheets.months,
      header: [columns.month, columns.started, columns.completed, columns.stopped],
      rows: report.byMonth.map(({ month, started, completed, stopped }) => [
        month,
        started,
        completed,
        stopped,
      ]),
    },
    {
      name: sheets.reasons,
      header: [columns.reason, columns.count],
      rows: report.reasons.map(({ reason, count }) => [text.reasons[reason], count]),
    },
    {
      name: sheets.gatherings,
      header: [columns.what, columns.count],
      rows: [
        [gatherings.groups, report.groups.groups],
        [gatherings.meetings, report.groups.meetings],
        [gatherings.present, report.groups.present],
        [gatherings.asked, report.groups.asked],
        [gatherings.held, report.seminars.held],
        [gatherings.room, report.seminars.room],
        [gatherings.stream, report.seminars.stream],
        [gatherings.guestsRoom, report.seminars.guestsRoom],
        [gatherings.guestsStream, report.seminars.guestsStream],
        [gatherings.requested, report.certificates.requested],
        [gatherings.received, report.certificates.received],
        [gatherings.waiting, report.certificates.waiting],
      ],
    },
    { name: sheets.about, header: [sheets.about], rows: [[text.inside], [report.serverTime]] },
  ];
}

/** What may leave the municipality. */
export function toNationalSheets(report: NationalReport, language: ReportLanguage): readonly Sheet[] {
  const text = reportText(language);
  const { columns, sheets } = text;
  const names = ['participants', 'streamed', 'started', 'active', 'completed', 'stopped'] as const;
  const toRow = (title: string, row: NationalReport['total']) => [
    report.municipality,
    Number(report.year),
    title,
    row.seminars,
    ...names.map((name) => row[name] ?? text.hidden),
  ];
  return [
    {
      name: sheets.national,
      header: [
        columns.municipality,
        columns.year,
        columns.programme,
        columns.seminars,
        ...names.map((name) => columns[name]),
      ],
      rows: [
        ...report.byProgramme.map((row) =>
          toRow(row.programme ? titleIn(row.programme.title, language) : text.others, row),
        ),
        toRow(text.total, report.total),
      ],
    },
    { name: sheets.about, header: [sheets.about], rows: [[text.hiddenRule]] },
  ];
}
