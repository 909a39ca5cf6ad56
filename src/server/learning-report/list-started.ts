import { isIn } from '#domain/learning-report/learning-figures.ts';
import { membersOf } from '#domain/learning/group-members.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { LearningReportQuery } from '#protocol/learning-report.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { toPeriod } from './build-report.ts';
import type { LearningOverseer } from './learning-overseer.ts';
import { loadEnrolments } from './load-enrolments.ts';
import { toNamedProgrammes } from './named-programmes.ts';
import { titleIn } from './report-sheets.ts';
import { reportText, type ReportLanguage } from './report-texts.ts';

type GroupRow = { readonly body: RecordBody<'learningGroup'> };

/** Those who began in these years, with names: what the ABC contact needs to register them elsewhere. Registers nobody. */
export async function listStarted(
  tx: Transaction,
  { units }: LearningOverseer,
  query: LearningReportQuery,
  language: ReportLanguage,
  now: Date,
): Promise<readonly Sheet[]> {
  const today = osloDay(now.toISOString());
  const period = toPeriod(query);
  const [{ enrolments, learners, programmes }, groups] = await Promise.all([
    loadEnrolments(tx, today, today, 'all'),
    tx.query<GroupRow>(
      `SELECT body FROM visitt.record WHERE kind = 'learningGroup' ORDER BY body ->> 'startsOn'`,
    ),
  ]);
  const groupOf = new Map(
    groups.rows.flatMap(({ body }) =>
      membersOf(body).map(
        ({ staffId }) => [`${staffId} ${body.programme.split('|', 1)[0] ?? ''}`, body.name] as const,
      ),
    ),
  );
  const started = enrolments.filter(
    ({ startedOn, programme }) =>
      isIn(period, startedOn) && (query.programme === undefined || programme === query.programme),
  );
  const titles = new Map(toNamedProgrammes(programmes, started).map(({ url, title }) => [url, title]));
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const text = reportText(language);
  const { columns } = text;
  return [
    {
      name: text.sheets.learners,
      header: [
        columns.name,
        columns.title,
        columns.unit,
        columns.programme,
        columns.startedOn,
        columns.group,
        columns.status,
      ],
      rows: started
        .toSorted((a, b) => (a.startedOn < b.startedOn ? -1 : a.startedOn > b.startedOn ? 1 : 0))
        .map(({ learnerId, unitId, programme, startedOn, status }) => {
          const title = titles.get(programme);
          return [
            learners.get(learnerId)?.name ?? '',
            learners.get(learnerId)?.title ?? '',
            unitId === null ? '' : (names.get(unitId) ?? ''),
            title ? titleIn(title, language) : programme,
            startedOn,
            groupOf.get(`${learnerId} ${programme}`) ?? '',
            text.statuses[status],
          ];
        }),
    },
    { name: text.sheets.about, header: [text.sheets.about], rows: [[text.notRegistered]] },
  ];
}
