import { NutritionScreen } from '../features/nutrition/nutrition-screen.tsx';
import { useRouteId } from './use-route-id.ts';

export function NutritionRoute() {
  const id = useRouteId();
  return <NutritionScreen key={id} id={id} />;
}
