import { useState } from 'preact/hooks';
import { learnerStatusPage, type LearnerStatus, type LearningReport } from '#protocol/learning-report.ts';
import { useAnswer } from '../../device/use-answer.ts';
import type { LearningReportText } from '../../text/later/learning-report-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Tag } from '../../ui/tag.tsx';

type Props = { readonly units: LearningReport['units']; readonly text: LearningReportText };
const kinds = ['all', 'active', 'late', 'paused', 'completed', 'stopped'] as const;
type Kind = (typeof kinds)[number];

/** Where each learner is, by name; asked for when somebody wants to see it. */
export function LearnersPart({ units, text }: Props) {
  return (
    <Disclosure title={text.learners.open} long>
      <Learners units={units} text={text} />
    </Disclosure>
  );
}

const pageSize = 50;

function Learners({ units, text }: Props) {
  const words = text.learners;
  const [kind, setKind] = useState<Kind>('active');
  const [pages, setPages] = useState(1);
  const labels: { readonly [K in Kind]: string } = { ...text.columns, all: words.all };
  return (
    <div class="v-stack">
      <p class="v-quiet">{words.help}</p>
      <Choices
        legend={words.show}
        isLegendHidden
        value={kind}
        options={kinds.map((value) => ({ value, label: labels[value] }))}
        onChange={(next) => {
          setKind(next);
          setPages(1);
        }}
      />
      {Array.from({ length: pages }, (_, page) => (
        <LearnerPage
          key={`${kind} ${page}`}
          kind={kind}
          page={page}
          units={units}
          text={text}
          onMore={page === pages - 1 ? () => setPages(pages + 1) : undefined}
        />
      ))}
    </div>
  );
}

type PageProps = Props & {
  readonly kind: Kind;
  readonly page: number;
  readonly onMore: (() => void) | undefined;
};

function LearnerPage({ kind, page, units, text, onMore }: PageProps) {
  const { common, language } = useText();
  const words = text.learners;
  const query = new URLSearchParams({ skip: String(page * pageSize) });
  if (kind !== 'all') query.set('show', kind);
  const answer = useAnswer(`/learning/report/learners?${query.toString()}`, learnerStatusPage);
  if (answer === undefined) return <p role="status">{common.loading}</p>;
  if (answer === 'unreachable') return <p class="v-quiet">{words.needsNetwork}</p>;
  const titles = new Map(answer.programmes.map(({ url, title }) => [url, localizedText(title, language)]));
  const places = new Map(units.map(({ id, name }) => [id, name]));
  return (
    <>
      {page === 0 && <p role="status">{answer.total === 0 ? words.none : words.count(answer.total)}</p>}
      <ul class="v-report__people">
        {answer.learners.map((learner) => (
          <Learner
            key={learner.enrolmentId}
            learner={learner}
            title={titles.get(learner.programme) ?? ''}
            place={learner.unitId === null ? '' : (places.get(learner.unitId) ?? '')}
            text={text}
          />
        ))}
      </ul>
      {onMore && (page + 1) * pageSize < answer.total && (
        <Button wide variant="secondary" onClick={onMore}>
          {words.more}
        </Button>
      )}
    </>
  );
}

type LearnerProps = {
  readonly learner: LearnerStatus;
  readonly title: string;
  readonly place: string;
  readonly text: LearningReportText;
};

function Learner({ learner, title, place, text }: LearnerProps) {
  const { formats } = useText();
  const { learners: words, certificates, reason } = text;
  return (
    <li class="v-report__person">
      <span class="v-report__name">{learner.name}</span>
      <span>{title}</span>
      <span class="v-small">
        {words.line(
          certificates.of(learner.bookletsDone, learner.booklets),
          certificates.of(learner.seminarsAttended, learner.seminars),
        )}
      </span>
      <span class="v-quiet v-small">
        {[
          ...(place ? [place] : []),
          words.status[learner.status],
          words.started(formats.dayFull(learner.startedOn)),
          ...(learner.reason ? [reason[learner.reason]] : []),
        ].join(' · ')}
      </span>
      {learner.late && (
        <span>
          <Tag color="warning">{words.late}</Tag>
        </span>
      )}
    </li>
  );
}
