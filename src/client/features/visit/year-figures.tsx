import type { Questionnaire } from '#domain/fhir/types.ts';
import { visitFormUrl } from '#domain/visits/visit-form.ts';
import { countVisits } from '#domain/visits/visit-figures.ts';
import type { Header } from '#store/headers/header.ts';
import { useContent } from '../../content/use-content.ts';
import { useToday } from '../../device/use-today.ts';
import type { Language } from '../../text/language.ts';
import { visitText } from '../../text/later/visit-text.ts';
import { useText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { themeName } from './theme-name.ts';
import { toAnswerWords } from './to-answer-words.ts';

const rows = [
  'finished',
  'withReferral',
  'withoutReferral',
  'personsReferred',
  'declined',
  'noAnswer',
  'withInterpreter',
] as const;

/** What the year's report asks for, counted from the visits on this device. */
export function YearFigures({ visits }: { readonly visits: readonly Header<'visit'>[] }) {
  const { language } = useText();
  const { list: text } = visitText(language);
  const today = useToday();
  const content = useContent();
  const year = today.slice(0, 4);
  const figures = countVisits(
    visits.map(({ body }) => body),
    `${year}-01-01`,
    `${year}-12-31`,
  );
  const form = content?.forms.find(({ url }) => url === visitFormUrl)?.questionnaire;
  return (
    <Disclosure title={text.year(year)}>
      <div class="v-stack">
        <Figures title={text.year(year)} lines={rows.map((row) => [text.figures[row], figures[row]])} />
        {form && figures.themes.length > 0 && (
          <Figures
            title={text.themesCounted}
            lines={figures.themes.map(([code, count]) => [themeName(form, code, language), count])}
          />
        )}
        {form && figures.referredTo.length > 0 && (
          <Figures
            title={text.placesCounted}
            lines={figures.referredTo.map(([code, count]) => [
              placeName(form, code, language) ?? text.otherPlace,
              count,
            ])}
          />
        )}
        <p class="v-quiet v-small">{text.countedHere}</p>
      </div>
    </Disclosure>
  );
}

function placeName({ item = [] }: Questionnaire, code: string, language: Language): string | undefined {
  const places = item
    .find(({ linkId }) => linkId === 'avslutning')
    ?.item?.find(({ linkId }) => linkId === 'henvist-til');
  const isKnown = places?.answerOption?.some(({ valueCoding }) => valueCoding?.code === code);
  return places && isKnown ? toAnswerWords(places, [{ valueCoding: { code } }], language)[0] : undefined;
}

type FigureProps = {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, count: number])[];
};

const Figures = ({ title, lines }: FigureProps) => (
  <table class="v-visit-figures">
    <caption>{title}</caption>
    <tbody>
      {lines.map(([label, count]) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td>{count}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
