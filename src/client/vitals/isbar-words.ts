import type { Questionnaire, QuestionnaireItem } from '#domain/fhir/types.ts';
import type { Vitals } from '#domain/vitals/read-vitals.ts';
import type { IsbarLetter, IsbarWords } from '#domain/vitals/to-isbar.ts';
import type { VitalsText } from '../text/later/vitals-text.ts';
import type { Language } from '../text/language.ts';
import { translated } from '../text/translated.ts';

type LabelOf = (linkId: string, code: string) => string;

/** The sentences of ISBAR in one language; what was chosen in the form is said with the form's own words. */
export function toIsbarWords(questionnaire: Questionnaire, text: VitalsText, language: Language): IsbarWords {
  const { said, parts, bands } = text;
  const named = (missing: readonly (keyof typeof parts)[]): string =>
    missing.map((part) => parts[part]).join(', ');
  const labelOf = toLabelOf(questionnaire, language);
  const say = toSay(text, labelOf, language);
  return {
    ...said,
    total: (total, band) => said.total(total, bands[band]),
    incomplete: (missing) => said.incomplete(named(missing)),
    threes: (found) => said.threes(named(found)),
    services: (services) => said.services(services.join(', ').toLowerCase()),
    letter: (letter, vitals) => say[letter](vitals),
  };
}

function toSay(
  text: VitalsText,
  labelOf: LabelOf,
  language: Language,
): { readonly [L in IsbarLetter]: (vitals: Vitals) => string } {
  const { said } = text;
  const figure = (vitals: Vitals, linkId: string): string => {
    const value = vitals.number(linkId);
    if (value === null) return '';
    return language === 'en' ? String(value) : String(value).replace('.', ',');
  };
  const measured = (
    vitals: Vitals,
    linkId: string,
    words: (value: string) => string,
    points: number | null = null,
  ): string => {
    const value = figure(vitals, linkId);
    return value && `${words(value)}${pointed(points)}`;
  };
  const pointed = (points: number | null): string => (points === null ? '' : ` (${text.points(points)})`);
  const chosen = (vitals: Vitals, linkId: string): string =>
    vitals
      .codes(linkId)
      .map((code) => labelOf(linkId, code).toLowerCase())
      .join(', ');
  const oxygen = (vitals: Vitals): string => {
    const isGiven = vitals.yes('oksygen');
    if (isGiven === null) return '';
    const litres = figure(vitals, 'oksygen-liter');
    const words = !isGiven ? said.onAir : litres ? said.onLitres(litres) : said.onOxygen;
    return `${words}${pointed(vitals.points.oksygen)}`;
  };
  const line = (letter: string, ...parts: readonly string[]): string => {
    const there = parts.filter((part) => part !== '');
    return there.length === 0 ? '' : `${letter}: ${there.join(', ')}.`;
  };
  return {
    a: (vitals) => {
      const words = chosen(vitals, 'luftvei');
      return words && said.airway(words);
    },
    b: (vitals) =>
      line(
        'B',
        measured(vitals, 'respirasjon', said.respiration, vitals.points.respirasjon),
        measured(vitals, 'spo2', said.spo2, vitals.points.spo2),
        oxygen(vitals),
        vitals.words('pust-annet'),
      ),
    c: (vitals) => {
      const upper = figure(vitals, 'systolisk');
      const skin = chosen(vitals, 'hud');
      const urine = chosen(vitals, 'urin');
      return line(
        'C',
        measured(vitals, 'puls', said.pulse, vitals.points.puls),
        upper && `${said.pressure(upper, figure(vitals, 'diastolisk'))}${pointed(vitals.points.systolisk)}`,
        skin && said.skin(skin),
        urine && said.urine(urine),
      );
    },
    d: (vitals) => {
      const [code] = vitals.codes('bevissthet');
      const pupils = chosen(vitals, 'pupiller');
      return line(
        'D',
        code === undefined ? '' : `${labelOf('bevissthet', code)}${pointed(vitals.points.bevissthet)}`,
        measured(vitals, 'blodsukker', said.sugar),
        pupils && said.pupils(pupils),
      );
    },
    e: (vitals) =>
      line(
        'E',
        measured(vitals, 'temperatur', said.temperature, vitals.points.temperatur),
        measured(vitals, 'smerte', said.pain),
        vitals.words('funn'),
      ),
  };
}

function toLabelOf(questionnaire: Questionnaire, language: Language): LabelOf {
  const items = new Map<string, QuestionnaireItem>();
  const collect = (list: readonly QuestionnaireItem[]): void => {
    for (const item of list) {
      items.set(item.linkId, item);
      collect(item.item ?? []);
    }
  };
  collect(questionnaire.item ?? []);
  return (linkId, code) => {
    const option = items.get(linkId)?.answerOption?.find(({ valueCoding }) => valueCoding?.code === code);
    return translated(option?.valueCoding?.display ?? code, option?.valueCoding?._display, language);
  };
}
