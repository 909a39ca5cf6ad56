import type { QuestionnaireResponseItem } from '../../fhir/types.ts';

/** Instance ids that differ from all others in one form: `n1`, `n2` … For who needs no ids that differ everywhere. */
export function toCountedIds(): {
  readonly next: () => string;
  /** Ids that are there already are passed by. */
  readonly learn: (items: readonly QuestionnaireResponseItem[] | undefined) => void;
} {
  const taken = new Set<string>();
  let count = 0;
  const learn = (items: readonly QuestionnaireResponseItem[] | undefined): void => {
    for (const { id, item, answer = [] } of items ?? []) {
      if (id !== undefined) taken.add(id);
      learn(item);
      for (const one of answer) {
        if (one.id !== undefined) taken.add(one.id);
        learn(one.item);
      }
    }
  };
  const next = (): string => {
    do count += 1;
    while (taken.has(`n${count}`));
    return `n${count}`;
  };
  return { next, learn };
}
