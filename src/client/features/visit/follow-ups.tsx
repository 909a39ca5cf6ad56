import { useState } from 'preact/hooks';
import { visitText } from '../../text/later/visit-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { staffName } from './staff-name.ts';
import { NewFollowUpSheet } from '../../work/new-follow-up-sheet.tsx';
import type { VisitWork } from './use-visit.ts';

/** What was agreed on this visit, each with an owner and a day. */
export function FollowUps({ work }: { readonly work: VisitWork }) {
  const { language, formats } = useText();
  const { closing: text } = visitText(language);
  const [isAdding, setAdding] = useState(false);
  const [said, setSaid] = useState('');
  const { visit, followUps, staff, today } = work;
  return (
    <Section title={text.followUps}>
      {followUps.length === 0 && <p class="v-quiet">{text.none}</p>}
      {followUps.length > 0 && (
        <Rows>
          {followUps.map(({ id, body, delivery }) => (
            <Row key={id} title={body.title}>
              <span>
                {body.status === 'done'
                  ? text.doneIs
                  : text.dueBy(
                      body.assignedTo === null ? text.whoUnit : staffName(staff, body.assignedTo),
                      formats.dayShort(body.due),
                    )}
              </span>
              {delivery.state !== 'delivered' && <SyncMark delivery={delivery} today={today} />}
            </Row>
          ))}
        </Rows>
      )}
      <Button variant="secondary" wide onClick={() => setAdding(true)}>
        {text.add}
      </Button>
      <p role="status" class="v-quiet">
        {said}
      </p>
      {isAdding && (
        <NewFollowUpSheet
          personId={visit.body.personId}
          unitId={visit.body.unitId}
          source={{ kind: 'visit', id: visit.id }}
          onClose={(words) => {
            setSaid(words);
            setAdding(false);
          }}
        />
      )}
    </Section>
  );
}
