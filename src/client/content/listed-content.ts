import type { ScreeningSchedule } from '#domain/schedule/due-screenings.ts';
import { indicator, programme, schedule, type Programme } from '#protocol/content.ts';
import type { Header } from '#store/headers/header.ts';
import { found, newestActive } from './device-content.ts';
import type { FormNames } from './form-title.ts';

/** What is in force on this device, as lists need it: of a form its names alone. */
export type ListedContent = {
  readonly forms: readonly { readonly url: string; readonly questionnaire: FormNames }[];
  readonly schedules: readonly ScreeningSchedule[];
  /** linkId of the item that holds the form's sum, when there is one. */
  readonly scoreItemOf: (url: string | undefined) => string | undefined;
  /** Parsed when they are asked for: most never are. */
  readonly programmes: () => readonly Programme[];
};

/** What this version of the app cannot read is left out. */
export function toListedContent(records: readonly Header<'content'>[]): ListedContent {
  const inForce = newestActive(records);
  const ofType = (type: Header<'content'>['body']['type']) =>
    inForce.filter(({ body }) => body.type === type);
  const schedules = ofType('schedule').flatMap(({ body }) => found(schedule.safeParse(body.resource)));
  return {
    forms: ofType('questionnaire').map(({ body }) => ({
      url: body.url,
      questionnaire: body.resource as unknown as FormNames,
    })),
    schedules,
    scoreItemOf: (url) => {
      const indicators = ofType('indicator').flatMap(({ body }) => found(indicator.safeParse(body.resource)));
      return [...indicators, ...schedules].find(({ questionnaire }) => questionnaire === url)?.scoreItem;
    },
    programmes: () => ofType('programme').flatMap(({ body }) => found(programme.safeParse(body.resource))),
  };
}
