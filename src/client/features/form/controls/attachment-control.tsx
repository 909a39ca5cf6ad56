import { useState } from 'preact/hooks';
import { toSizeLimit } from '#domain/forms/definition/size-limit.ts';
import type { FormIssue } from '#domain/forms/form-session.ts';
import { AttachmentPreview } from '../attachment-preview.tsx';
import type { ValueProps } from '../control-props.ts';
import { extensionNumber, findExtensions } from '../extensions.ts';
import { useForm } from '../form-scope.ts';
import { toIssueSentence } from '../issue-sentence.ts';
import { shrinkPicture, toBase64 } from './shrink-picture.ts';

/** A photo taken or a file chosen; pictures are made smaller here, before they are stored. */
export function AttachmentControl({ state, id, name, value, putValue, describedBy, isInvalid }: ValueProps) {
  const { text, announce } = useForm();
  const [progress, setProgress] = useState<'idle' | 'busy' | 'unreadable' | FormIssue>('idle');
  const { item, path } = state;
  const types = findExtensions(item, 'mimeType').flatMap(({ valueCode }) => valueCode ?? []);
  const maxBytes = toSizeLimit(extensionNumber(item, 'maxSize'));
  const takesPictures = types.length === 0 || types.some((type) => type.startsWith('image/'));

  const take = async (file: File | undefined) => {
    if (!file) return;
    setProgress('busy');
    announce(text.form.shrinking);
    const small = await shrinkPicture(file);
    const fits = small && (types.length === 0 || types.some((type) => isType(small.blob.type, type)));
    if (!small) return setProgress('unreadable');
    if (!fits) return setProgress({ path, reason: 'attachmentType', severity: 'error' });
    if (maxBytes !== undefined && small.blob.size > maxBytes) {
      return setProgress({ path, reason: 'attachmentSize', severity: 'error', limit: maxBytes });
    }
    const data = await toBase64(small.blob);
    setProgress('idle');
    putValue({
      valueAttachment: { contentType: small.blob.type, data, size: small.blob.size, title: small.name },
    });
  };
  const picker = (words: string, capture: boolean) => (
    <label class="ds-button vf-file" data-variant="secondary">
      <input
        id={capture ? undefined : id}
        class="v-hidden"
        type="file"
        accept={capture ? 'image/*' : types.join(',') || undefined}
        capture={capture ? 'environment' : undefined}
        aria-label={text.form.attachmentFor(name, words)}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      <span aria-hidden="true">{words}</span>
    </label>
  );
  const attachment = value?.valueAttachment;
  return (
    <div class="vf-attach">
      {attachment && <AttachmentPreview attachment={attachment} />}
      <div class="vf-actions">
        {takesPictures && picker(text.form.takePhoto, true)}
        {picker(text.form.chooseFile, false)}
        {attachment && (
          <button type="button" class="ds-button" data-variant="tertiary" onClick={() => putValue(null)}>
            {text.form.removeFile}
          </button>
        )}
      </div>
      {progress === 'busy' && <p class="vf-hint">{text.form.shrinking}</p>}
      {progress === 'unreadable' && (
        <p class="ds-validation-message" data-color="danger" role="alert">
          {text.form.fileUnreadable}
        </p>
      )}
      {typeof progress === 'object' && (
        <p class="ds-validation-message" data-color="danger" role="alert">
          {toIssueSentence(progress, text)}
        </p>
      )}
    </div>
  );
}

const isType = (type: string, wanted: string): boolean =>
  wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
