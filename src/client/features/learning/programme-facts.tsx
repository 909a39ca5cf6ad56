import type { Programme } from '#protocol/content.ts';
import { programmesText } from '../../text/later/programmes-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';

/** Hefter and rules of one programme, in plain words. */
export function ProgrammeFacts({ programme }: { readonly programme: Programme }) {
  const { learning, language } = useText();
  const text = programmesText(language);
  const { booklets, bookletList, months, lateAfterMonths, seminars } = programme;
  const roles = programme.roles ?? (['learner', 'groupLeader', 'abcContact'] as const);
  return (
    <>
      {booklets.length === 0 ? (
        <p>{text.noBooklets}</p>
      ) : (
        <Disclosure title={text.booklets(booklets.length)} long>
          <ol class="v-own__booklets">
            {booklets
              .toSorted((a, b) => a.number - b.number)
              .map((booklet) => (
                <li key={booklet.id}>
                  {learning.booklet(booklet.number, localizedText(booklet.title, language))}
                </li>
              ))}
          </ol>
          {bookletList === 'empty' && <p class="v-quiet v-small">{text.titlesMissing}</p>}
          {bookletList === 'orderNotVerified' && <p class="v-quiet v-small">{text.orderNotVerified}</p>}
        </Disclosure>
      )}
      <dl class="v-own__rules">
        <div>
          <dt>{text.rules.steps}</dt>
          <dd>{programme.steps.map((step) => learning.steps[step].toLowerCase()).join(', ')}</dd>
        </div>
        <div>
          <dt>{text.rules.months}</dt>
          <dd>{text.rules.monthCount(months)}</dd>
        </div>
        <div>
          <dt>{text.rules.lateAfter}</dt>
          <dd>{text.rules.monthCount(lateAfterMonths ?? months)}</dd>
        </div>
        <div>
          <dt>{text.rules.seminars}</dt>
          <dd>{seminars}</dd>
        </div>
        <div>
          <dt>{text.rules.roles}</dt>
          <dd>{roles.map((role) => text.roles[role]).join(', ')}</dd>
        </div>
      </dl>
      {programme.rulesBasis === 'default' && <p class="v-quiet v-small">{text.rules.assumed}</p>}
    </>
  );
}
