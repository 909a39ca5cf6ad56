import { indicator, type Schedule } from '#protocol/content.ts';
import { toProgrammes, type Programmes } from '#protocol/programmes.ts';
import { schedulesInForce } from '#protocol/schedules-in-force.ts';
import type { Header } from '#store/headers/header.ts';
import { found, newestActive } from './device-content.ts';
import type { FormNames } from './form-title.ts';

/** What is in force on this device, as lists need it: of a form its names alone. */
export type ListedContent = {
  readonly forms: readonly { readonly url: string; readonly questionnaire: FormNames }[];
  readonly schedules: readonly Schedule[];
  /** linkId of the item that holds the form's sum, when there is one. */
  readonly scoreItemOf: (url: string | undefined) => string | undefined;
  /** Parsed when they are asked for: most never are. */
  readonly programmes: () => Programmes;
};

/** What this version of the app cannot read is left out. */
export function toListedContent(records: readonly Header<'content'>[]): ListedContent {
  const inForce = newestActive(records);
  const ofType = (type: Header<'content'>['body']['type']) =>
    inForce.filter(({ body }) => body.type === type);
  const schedules = schedulesInForce(records.map(({ body }) => body));
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
    programmes: () => toProgrammes(records.map(({ body }) => body)),
  };
}
