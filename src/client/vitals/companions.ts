import { isbarUrl, news2Url } from '#domain/vitals/vitals-forms.ts';
import type { Companion } from '../companion-props.ts';
import { IsbarAfter } from './isbar-after.tsx';
import { IsbarBefore } from './isbar-before.tsx';
import { NewsAfter } from './news-after.tsx';
import { NewsBefore } from './news-before.tsx';

/** What stands above these forms and on their receipts, by the form's address. */
export const vitalsCompanions: {
  readonly [url: string]: { readonly Before: Companion; readonly After: Companion };
} = {
  [news2Url]: { Before: NewsBefore, After: NewsAfter },
  [isbarUrl]: { Before: IsbarBefore, After: IsbarAfter },
};
