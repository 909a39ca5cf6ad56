import { measureLearningReport } from './measure-learning-report.ts';
import { measureLearningScreen } from './measure-learning-screen.ts';
import { median } from './statistics.ts';
import { spreadOf } from './take-time.ts';

const learners = 5_000;
const rounds = 7;
const rounded = (milliseconds: number): number => Math.round(milliseconds);

/** What the ABC contact, a learner and a leader wait for among five thousand learners of ten years. `home`: where the phones lie. */
export async function benchLearning(home: string) {
  const server = await measureLearningReport(learners);
  const screen = await measureLearningScreen(home, learners, rounds);
  return {
    learners,
    report: {
      tenYears: { target: 2000, median: rounded(median(server.report)), all: server.report.map(rounded) },
      learnerPage: { median: rounded(median(server.learnerPage)) },
      certificates: { median: rounded(median(server.certificates)) },
    },
    screen: {
      cpuSlowdown: 4,
      target: 300,
      contact: spreadOf(screen.learning.mette),
      learner: spreadOf(screen.learning.liv),
      leader: spreadOf(screen.learning.tone),
      groups: spreadOf(screen.groups),
      reportAnswered: spreadOf(screen.report),
    },
  };
}
