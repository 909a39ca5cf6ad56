import type { Fields } from '../sheet-drafts/taken-up-fields.ts';
import type { OwnContent } from './own-content.ts';

/** What every such draft has, beside what is its own. */
export type OwnVersionFields = Fields & {
  /** The version it was begun from: what a colleague has stored since is not written over unseen. */
  readonly base: string;
  readonly reason: string;
  readonly approvedBy: string;
};

export const toOwnVersionFields = ({ version, provenance }: OwnContent) => ({
  base: version,
  reason: '',
  approvedBy: provenance.approvedBy ?? '',
});

/** The version that came while the draft was written; null when it still stands on the one in force. */
export const cameMeanwhile = <Content extends OwnContent>(
  inForce: Content,
  { base }: Pick<OwnVersionFields, 'base'>,
): Content | null => (inForce.version === base ? null : inForce);
