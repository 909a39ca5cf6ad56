import { isbarUrl, news2Url } from '#domain/vitals/vitals-forms.ts';
import type { CompanionProps } from '../companion-props.ts';
import { useLoaded } from '../shell/use-loaded.ts';

const load = () => import('./companions.ts');
const known: ReadonlySet<string> = new Set([news2Url, isbarUrl]);

/** Above a form of this kind; nothing above any other. */
export function RecordBefore(props: CompanionProps) {
  const Before = useCompanions(props)?.Before;
  return Before ? <Before {...props} /> : null;
}

/** On the receipt of a form of this kind; nothing on any other. */
export function RecordAfter(props: CompanionProps) {
  const After = useCompanions(props)?.After;
  return After ? <After {...props} /> : null;
}

/** A chunk of its own: most forms have none. */
function useCompanions({ questionnaire }: CompanionProps) {
  const url = questionnaire.url ?? '';
  return useLoaded(load, known.has(url))?.vitalsCompanions[url];
}
