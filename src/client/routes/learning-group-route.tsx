import { GroupScreen } from '../features/learning-group/group-screen.tsx';
import { useRouteId } from './use-route-id.ts';

export function LearningGroupRoute() {
  const id = useRouteId();
  return <GroupScreen key={id} groupId={id} />;
}
