import { Link } from '@tanstack/react-router';
import { useContent } from '../../content/use-content.ts';
import { addresses } from '../../addresses.ts';
import type { ContentForm } from '../../content/device-content.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { useWatch } from '../../device/use-watch.ts';
import { Screen } from '../../shell/screen.tsx';
import { useText } from '../../text/use-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { RoundSheet } from './round-sheet.tsx';
import { formsOf } from './round-topics.ts';
import { useRoundWords } from './row-words.ts';
import type { SignForm } from './sign-rows.ts';
import './round.css';

type Props = { readonly unitId: string; readonly roundId: string; readonly sign: SignForm };

/** One round: its list while it is under way, its report afterwards. */
export function RoundScreen({ unitId, roundId, sign }: Props) {
  const { common } = useText();
  const { text } = useRoundWords();
  const store = useStore();
  const round = useWatch(`round:${roundId}`, () => store.watchRecord('round', roundId));
  const units = useKind('unit');
  const contents = useKind('content');
  const content = useContent();
  if (round === undefined || !units || !content || !contents)
    return <Screen title={common.loading} documentTitle={text.documentTitle} />;
  const back = (
    <Link to={addresses.ward(unitId)} className="ds-button" data-variant="secondary">
      {text.toWard}
    </Link>
  );
  if (round === null)
    return (
      <Screen title={text.gone.title} documentTitle={text.documentTitle}>
        <Empty title={text.gone.title} action={back}>
          {text.gone.text}
        </Empty>
      </Screen>
    );
  const url = formsOf(round.body.topic)?.url;
  const form = content.forms.find((known) => known.url === url);
  if (!form)
    return (
      <Screen title={text.topics[round.body.topic]} documentTitle={text.documentTitle}>
        <Empty title={text.noForm} action={back} />
      </Screen>
    );
  const formOf = (canonical: string): ContentForm | undefined => {
    if (canonical === form.canonical) return form;
    const older = contents.find(({ id }) => id === canonical);
    return (
      older && {
        ...form,
        canonical,
        version: older.body.version,
        questionnaire: older.body.resource as unknown as ContentForm['questionnaire'],
      }
    );
  };
  return (
    <RoundSheet
      key={round.id}
      round={round}
      form={form}
      formOf={formOf}
      content={content}
      wardName={units.find(({ id }) => id === round.body.unitId)?.body.name ?? ''}
      sign={sign}
    />
  );
}
