import { useEffect, useRef } from 'preact/hooks';
import { vitalsText } from '../text/later/vitals-text.ts';
import { useText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import type { IsbarPart } from './isbar-parts.ts';

type Props = { readonly parts: readonly IsbarPart[]; readonly onClose: () => void };

/** Large enough to be read with the phone on the table. */
export function IsbarSheet({ parts, onClose }: Props) {
  const { language } = useText();
  const text = vitalsText(language).isbar;
  const top = useRef<HTMLDivElement>(null);
  // Opened, it stands at its only button, which is at the foot: one begins to read at the top.
  useEffect(() => top.current?.closest('dialog')?.scrollTo(0, 0), []);
  return (
    <Sheet
      title={text.sheet}
      onClose={onClose}
      foot={
        <Button wide onClick={onClose}>
          {text.close}
        </Button>
      }
    >
      <div class="v-isbar" ref={top}>
        {parts.map(({ letter, name, words }) => (
          <section key={letter} class="v-isbar__part">
            <h3 class="v-isbar__name">
              <span class="v-isbar__letter">{letter}</span> {name}
            </h3>
            <p class="v-isbar__words">{words}</p>
          </section>
        ))}
      </div>
    </Sheet>
  );
}
