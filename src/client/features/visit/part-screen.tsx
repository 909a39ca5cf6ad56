import { Link } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';
import { ageOn } from '#domain/time/day.ts';
import { addresses } from '../../addresses.ts';
import { Screen } from '../../shell/screen.tsx';
import { visitText } from '../../text/later/visit-text.ts';
import { personName } from '../../text/person-name.ts';
import { useText } from '../../text/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import type { VisitWork } from './use-visit.ts';

type Props = {
  readonly work: VisitWork;
  readonly title: string;
  /** Where «back» leads; the visit itself when left out. */
  readonly back?: { readonly to: string; readonly label: string };
  readonly children: ComponentChildren;
};

/** One step of the visit: whose it is, and the way back. */
export function PartScreen({ work, title, back, children }: Props) {
  const { common, language } = useText();
  const text = visitText(language);
  const { visit, person, today } = work;
  return (
    <Screen
      title={title}
      documentTitle={text.documentTitle}
      lead={`${personName(person.body)}, ${common.yearsOld(ageOn(person.body.birthDate, today))}`}
    >
      {children}
      <Link
        to={back?.to ?? addresses.visit(visit.id)}
        className="ds-button"
        data-variant="tertiary"
        data-fullwidth=""
      >
        <Icon of="back" />
        {back?.label ?? text.back}
      </Link>
    </Screen>
  );
}
