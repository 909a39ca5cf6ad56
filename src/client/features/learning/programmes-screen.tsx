import type { Programme } from '#protocol/content.ts';
import { toProgrammes } from '#protocol/programmes.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { addresses } from '../../addresses.ts';
import { useOpened } from '../../device/use-device.ts';
import { OwnVersionsScreen } from '../../own-versions/own-versions-screen.tsx';
import { programmesText } from '../../text/later/programmes-text.ts';
import { useText } from '../../text/use-text.ts';
import { mayEditProgrammes } from './may-edit-programmes.ts';
import { ProgrammeEditor } from './programme-editor.tsx';
import { ProgrammeFacts } from './programme-facts.tsx';

/** The programmes with their hefter and rules; who looks after them changes them here. */
export function ProgrammesScreen() {
  const { language } = useText();
  const { session } = useOpened();
  return (
    <OwnVersionsScreen<Programme>
      type="programme"
      text={programmesText(language)}
      back={addresses.learning}
      mayChange={mayEditProgrammes(session)}
      toInForce={toListed}
      renderFacts={(programme) => <ProgrammeFacts programme={programme} />}
      renderEditor={(props) => <ProgrammeEditor {...props} />}
    />
  );
}

const toListed = (contents: readonly RecordBody<'content'>[]): readonly Programme[] =>
  toProgrammes(contents).inForce.toSorted((a, b) => a.title.nb.localeCompare(b.title.nb, 'nb'));
