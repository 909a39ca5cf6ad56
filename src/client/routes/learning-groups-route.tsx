import { GroupsScreen } from '../features/learning-group/groups-screen.tsx';

export function LearningGroupsRoute() {
  return <GroupsScreen />;
}
