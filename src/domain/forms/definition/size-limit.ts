/** `maxSize` in bytes: some builders write megabytes, some bytes, and no file that anybody wants is under a kilobyte. */
export const toSizeLimit = (size: number | undefined): number | undefined =>
  size === undefined || size >= 1024 ? size : size * 1_000_000;
