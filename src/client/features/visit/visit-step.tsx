import { Row } from '../../ui/row.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Dot } from '../../ui/dot.tsx';
import { Tag } from '../../ui/tag.tsx';

type Props = {
  readonly title: string;
  /** What has been done there, in a line. */
  readonly told: string;
  readonly to: string | undefined;
  readonly isDone: boolean;
  /** Said beside the step that is next. */
  readonly now?: string | undefined;
  /** Said for those who do not see the tick. */
  readonly doneWord: string;
};

/** One step of the visit: whether it is done, what it says, and the way there. */
export function VisitStepRow({ title, told, to, isDone, now, doneWord }: Props) {
  return (
    <Row
      {...(to === undefined ? {} : { to })}
      lead={
        isDone ? (
          <span class="v-visit-done">
            <Icon of="delivered" size={22} />
            <span class="v-hidden">{doneWord}</span>
          </span>
        ) : (
          <Dot kind="open" />
        )
      }
      title={title}
      end={now === undefined ? undefined : <Tag color="success">{now}</Tag>}
    >
      <span>{told}</span>
    </Row>
  );
}
