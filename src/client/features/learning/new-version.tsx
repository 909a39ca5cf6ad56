import { useState } from 'preact/hooks';
import { programmeDifference } from '#domain/learning/programme-difference.ts';
import type { Programme } from '#protocol/content.ts';
import { useStore } from '../../device/use-device.ts';
import { permText } from '../../text/later/perm-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { patchEnrolment } from './patch-enrolment.ts';
import type { Perm } from './to-perms.ts';

type Props = { readonly perm: Perm; readonly newer: Programme };

/** The programme has another version: what it brings, and the way there. Nobody is moved unasked. */
export function NewVersion({ perm, newer }: Props) {
  const { language } = useText();
  const text = permText(language).move;
  const store = useStore();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const { added, gone, renamed, isOtherRules } = programmeDifference(perm.programme, newer);
  const changes = [
    ...(added > 0 ? [text.added(added)] : []),
    ...(gone > 0 ? [text.gone(gone)] : []),
    ...(renamed > 0 ? [text.renamed(renamed)] : []),
    ...(isOtherRules ? [text.rules] : []),
  ];
  // Only its number or its approval is another: nothing to ask her about.
  if (changes.length === 0) return null;
  return (
    <Notice
      color="neutral"
      action={
        <Button
          variant="secondary"
          onClick={() =>
            void store
              .write(patchEnrolment(perm, { programme: `${newer.url}|${newer.version}` }))
              .catch((cause: unknown) => setProblem({ cause }))
          }
        >
          {text.action}
        </Button>
      }
    >
      <strong>{text.title}</strong>
      <span>{`${changes.join(', ')}.`}</span>
      <span>{text.stays}</span>
    </Notice>
  );
}
