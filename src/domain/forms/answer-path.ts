/**
 * Names one item of a response: linkIds from the root, each escaped as in an address, joined by `/` when the
 * next is an item of a group and by `>` when it is an item below an answer. One repeat of a group, or one
 * answer with items below it, is named by its instance id in brackets: `medisiner[k3]/navn`, `roykt>antall`.
 */
export type PathSegment = {
  readonly linkId: string;
  readonly instance?: string;
  /** Where this segment lies in the one before it. */
  readonly below: 'item' | 'answer';
};

const segmentPattern = /([/>]?)([^/>[\]]+)(?:\[([^\]]*)\])?/gy;

/** Null when the path is not well formed. */
export function parseAnswerPath(path: string): readonly PathSegment[] | null {
  const segments: PathSegment[] = [];
  segmentPattern.lastIndex = 0;
  while (segmentPattern.lastIndex < path.length) {
    const match = segmentPattern.exec(path);
    if (!match || (match[1] === '') !== (segments.length === 0)) return null;
    const linkId = decode(match[2] ?? '');
    const instance = match[3] === undefined ? undefined : decode(match[3]);
    if (linkId === null || instance === null) return null;
    segments.push({
      linkId,
      below: match[1] === '>' ? 'answer' : 'item',
      ...(instance === undefined ? {} : { instance }),
    });
  }
  return segments.length > 0 ? segments : null;
}

export function toAnswerPath(segments: readonly PathSegment[]): string {
  return segments
    .map(({ linkId, instance, below }, index) => {
      const separator = index === 0 ? '' : below === 'answer' ? '>' : '/';
      return (
        separator +
        encodeURIComponent(linkId) +
        (instance === undefined ? '' : `[${encodeURIComponent(instance)}]`)
      );
    })
    .join('');
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
