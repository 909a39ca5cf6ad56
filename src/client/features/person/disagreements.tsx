import { useState } from 'preact/hooks';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { FieldChooser } from '../../disagreements/field-chooser.tsx';
import { toFieldConflicts } from '../../disagreements/field-conflicts.ts';
import { useText } from '../../text/use-text.ts';
import { Notice } from '../../ui/notice.tsx';

/** What two people wrote differently about this person, outside the forms: chosen where it is seen. */
export function Disagreements({ records }: { readonly records: PersonRecords }) {
  const { me: text } = useText();
  const [said, setSaid] = useState('');
  const { person, visits, tasks, exemptions, servicePeriods, measurements, vitalsPlans } = records;
  const about: readonly (Kept | null)[] = [
    person,
    ...visits,
    ...tasks,
    ...exemptions,
    ...records.absences,
    ...records.individualPlans,
    ...servicePeriods,
    ...measurements,
    ...vitalsPlans,
  ];
  const disagreeing = about.filter((one) => one !== null && toFieldConflicts(one).length > 0);
  return (
    <>
      {disagreeing.map(
        (record) =>
          record && (
            <Notice key={record.id} color="danger" icon="attention">
              <strong>{text.kinds[record.kind]}</strong>
              <FieldChooser record={record} onSaid={setSaid} />
            </Notice>
          ),
      )}
      <p class="v-chosen" aria-live="polite">
        {said}
      </p>
    </>
  );
}
