import type { Schedule } from '#protocol/content.ts';
import { schedulesInForce } from '#protocol/schedules-in-force.ts';
import { addresses } from '../../addresses.ts';
import { useDevice } from '../../device/use-device.ts';
import { OwnVersionsScreen } from '../../own-versions/own-versions-screen.tsx';
import { schedulesText } from '../../text/later/schedules-text.ts';
import { useText } from '../../text/use-text.ts';
import { mayAdd } from './may-add.ts';
import { ScheduleEditor } from './schedule-editor.tsx';
import { ScheduleFacts } from './schedule-facts.tsx';

/** What is due when, in plain words; whoever answers for the professional side changes it here. */
export function SchedulesScreen() {
  const { language } = useText();
  const { session } = useDevice();
  return (
    <OwnVersionsScreen<Schedule>
      type="schedule"
      text={schedulesText(language)}
      back={addresses.library}
      mayChange={mayAdd(session)}
      toInForce={schedulesInForce}
      renderFacts={(schedule) => <ScheduleFacts schedule={schedule} />}
      renderEditor={(props) => <ScheduleEditor {...props} />}
    />
  );
}
