/** Long side of a picture as it is stored, in pixels: enough to read a label, small enough to deliver by 4G. */
const longestSide = 1600;
const quality = 0.82;
const shrinkable = /^image\/(?:jpeg|png|webp|heic|heif|avif|bmp)$/;

/**
 * The file itself, or a picture redrawn to at most 1600 pixels as JPEG: which also leaves behind where and with
 * what it was taken. Null when the browser cannot read it.
 */
export async function shrinkPicture(
  file: File,
): Promise<{ readonly blob: Blob; readonly name: string } | null> {
  if (!shrinkable.test(file.type)) return { blob: file, name: file.name };
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return null;
  // What is transparent would turn black in a JPEG.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });
  return blob && { blob, name: file.name.replace(/\.\w+$/, '') + '.jpg' };
}

/** The bytes as base64, which is how an Attachment carries them. */
export function toBase64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.addEventListener('error', () =>
      reject(new Error('The file could not be read.', { cause: reader.error })),
    );
    reader.readAsDataURL(blob);
  });
}
