import type { Attachment } from '#domain/fhir/types.ts';
import { useForm } from './form-scope.ts';
import { toSizeText } from './size-text.ts';

const pictures = /^image\/(?:png|jpeg|gif|webp)$/;

/** The picture itself, or the file's name, with its size. */
export function AttachmentPreview({ attachment }: { readonly attachment: Attachment }) {
  const { text } = useForm();
  const { contentType = '', data, title, size } = attachment;
  return (
    <figure class="vf-attachment">
      {data && pictures.test(contentType) && (
        <img src={`data:${contentType};base64,${data}`} alt={title ?? text.form.picture} />
      )}
      <figcaption>
        {[title ?? contentType, size === undefined ? '' : text.form.fileSize(toSizeText(size, text))]
          .filter(Boolean)
          .join(' · ')}
      </figcaption>
    </figure>
  );
}
