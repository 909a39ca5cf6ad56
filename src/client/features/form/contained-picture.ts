import type { Questionnaire, Resource } from '#domain/fhir/types.ts';

type Binary = Resource & { readonly contentType?: unknown; readonly data?: unknown };

const pictureType = /^image\/(?:png|jpe?g|gif|webp)$/;

/** The address of a picture that lies in the form as a contained Binary; undefined when there is none by that id. */
export function containedPicture({ contained }: Questionnaire, id: string): string | undefined {
  const found: Binary | undefined = contained?.find(
    (resource) => resource.resourceType === 'Binary' && resource.id === id,
  );
  const { contentType, data } = found ?? {};
  if (typeof contentType !== 'string' || typeof data !== 'string') return undefined;
  const bare = data.replaceAll(/\s/g, '');
  return pictureType.test(contentType) && /^[A-Za-z0-9+/]+={0,2}$/.test(bare)
    ? `data:${contentType};base64,${bare}`
    : undefined;
}
