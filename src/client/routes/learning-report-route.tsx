import { ReportScreen } from '../features/learning-report/report-screen.tsx';

export function LearningReportRoute() {
  return <ReportScreen />;
}
