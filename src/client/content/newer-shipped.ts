import { compareVersions } from '#domain/fhir/compare-versions.ts';
import type { Kept } from '#store/device-store.ts';
import { isShipped, newestActive } from './device-content.ts';

type Content = Kept<'content'>;

/** A form that has come with Visitt since the municipality made its own: one of them is to be chosen. */
export type NewerShipped = {
  readonly own: Content;
  readonly shipped: Content;
  /** Every version of its own that would have to go for what has come to be used. */
  readonly allOwn: readonly Content[];
};

/** Forms of which a newer version has come, and nobody has said which is to be used. */
export function newerShipped(contents: readonly Content[]): readonly NewerShipped[] {
  const forms = contents.filter(({ body }) => body.type === 'questionnaire' && body.status === 'active');
  return newestActive(forms).flatMap((own) => {
    if (isShipped(own)) return [];
    const versions = forms.filter(({ body }) => body.url === own.body.url);
    const [shipped] = newestActive(versions.filter(isShipped));
    if (!shipped || compareVersions(shipped.body.version, own.body.version) <= 0) return [];
    return [{ own, shipped, allOwn: versions.filter((one) => !isShipped(one)) }];
  });
}
