import type { LearningFigures } from '#domain/learning-report/learning-figures.ts';
import type { LearningReportText } from '../../text/later/learning-report-text.ts';

type Props = {
  readonly caption: string;
  readonly rows: readonly (LearningFigures & { readonly key: string; readonly title: string })[];
  readonly text: LearningReportText;
};

const shown = ['started', 'active', 'completed', 'stopped'] as const;

/** A name on a line of its own and four figures below it: it fits a phone at twice the text size. */
export function FiguresTable({ caption, rows, text }: Props) {
  return (
    <table class="v-report__table" data-named>
      <caption class="v-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" class="v-hidden">
            {text.columns.what}
          </th>
          {shown.map((name) => (
            <th key={name} scope="col">
              {text.columns[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.title}</th>
            {shown.map((name) => (
              <td key={name}>{row[name]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
