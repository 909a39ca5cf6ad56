import type { Day } from '#domain/time/day.ts';
import { weekdayOf } from '#domain/time/day.ts';
import { osloDay, osloTime } from '#domain/time/oslo.ts';
import type { Language } from './language.ts';

type Calendar = {
  readonly months: readonly string[];
  readonly monthsShort: readonly string[];
  readonly weekdays: readonly string[];
  readonly at: (time: string) => string;
  readonly dayMonth: (date: number, month: string) => string;
};

const norwegianMonths =
  'januar februar mars april mai juni juli august september oktober november desember'.split(' ');
const norwegianShort = 'jan. feb. mars april mai juni juli aug. sep. okt. nov. des.'.split(' ');

const norwegian = (weekdays: string): Calendar => ({
  months: norwegianMonths,
  monthsShort: norwegianShort,
  weekdays: weekdays.split(' '),
  at: (time) => `kl. ${time}`,
  dayMonth: (date, month) => `${date}. ${month}`,
});

const calendars: { readonly [L in Language]: Calendar } = {
  nb: norwegian('mandag tirsdag onsdag torsdag fredag lørdag søndag'),
  nn: norwegian('måndag tysdag onsdag torsdag fredag laurdag søndag'),
  en: {
    months: 'January February March April May June July August September October November December'.split(
      ' ',
    ),
    monthsShort: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
    weekdays: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
    at: (time) => `at ${time}`,
    dayMonth: (date, month) => `${date} ${month}`,
  },
};

const noBreak = '\u00a0';
const minus = '\u2212';

/** Numbers, days and times as Norwegians write them: 62,3 kg, 21. nov. 2026, kl. 14.03. */
export function toFormats(language: Language) {
  const { months, monthsShort, weekdays, at, dayMonth } = calendars[language];
  const separator = language === 'en' ? ':' : '.';
  const comma = language === 'en' ? '.' : ',';

  const decimal = (value: number, digits = 0): string => {
    const [whole = '0', fraction] = Math.abs(value).toFixed(digits).split('.');
    const grouped = whole.length > 4 ? whole.replaceAll(/\B(?=(\d{3})+$)/g, noBreak) : whole;
    const isZero = Number(whole) === 0 && Number(fraction ?? 0) === 0;
    return `${value < 0 && !isZero ? minus : ''}${grouped}${fraction ? comma + fraction : ''}`;
  };
  const signed = (value: number, digits = 0): string =>
    value > 0 ? `+${decimal(value, digits)}` : decimal(value, digits);
  const parts = (day: Day) => ({
    year: day.slice(0, 4),
    month: Number(day.slice(5, 7)) - 1,
    date: Number(day.slice(8, 10)),
  });
  const time = (instant: string): string => osloTime(instant).replace(':', separator);
  const dayShort = (day: Day): string => {
    const { month, date } = parts(day);
    return dayMonth(date, monthsShort[month] ?? '');
  };
  const dayFull = (day: Day): string => `${dayShort(day)} ${parts(day).year}`;
  const dayNear = (day: Day, today: Day): string =>
    day.slice(0, 4) === today.slice(0, 4) ? dayShort(day) : dayFull(day);

  return {
    decimal,
    signed,
    /** Grams to kilograms with one decimal: `62,3 kg`. */
    weight: (grams: number): string => `${decimal(grams / 1000, 1)}${noBreak}kg`,
    /** Millimetres to centimetres: `165 cm`, `165,5 cm`. */
    height: (millimetres: number): string =>
      `${decimal(millimetres / 10, millimetres % 10 === 0 ? 0 : 1)}${noBreak}cm`,
    percent: (share: number, digits = 0): string =>
      `${decimal(share * 100, digits)}${language === 'en' ? '' : noBreak}%`,
    percentChange: (share: number): string => `${signed(share * 100, 1)}${language === 'en' ? '' : noBreak}%`,
    /** `14.03` */
    time,
    /** `kl. 14.03` */
    atTime: (instant: string): string => at(time(instant)),
    /** `21. nov.` */
    dayShort,
    /** `21. nov.`, with the year when it is another than today's. */
    dayNear,
    /** `21. nov. 2026` */
    dayFull,
    /** `21. nov. 2026 kl. 14.03` */
    dayAndTime: (instant: string): string => `${dayFull(osloDay(instant))} ${at(time(instant))}`,
    /** `lørdag 21. november` */
    weekdayAndDay: (day: Day): string => {
      const { month, date } = parts(day);
      return `${weekdays[weekdayOf(day) - 1] ?? ''} ${dayMonth(date, months[month] ?? '')}`;
    },
    weekday: (day: Day): string => weekdays[weekdayOf(day) - 1] ?? '',
  };
}

export type Formats = ReturnType<typeof toFormats>;
