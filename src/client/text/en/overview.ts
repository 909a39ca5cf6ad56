import type { overview as nbOverview } from '../nb/overview.ts';

export const overview: typeof nbOverview = {
  title: 'Overview',
  notLeader: {
    title: 'The overview is for leaders',
    text: 'The figures of a unit are shown to those who lead it.',
  },
  noIndicator: {
    title: 'No figures yet',
    text: 'The figures appear once people and rules have been fetched to the device.',
  },
  unit: 'Unit',
  allUnits: 'All my units',
  population: (count, age) =>
    count === 1
      ? `1 person aged ${age} or more with a service today`
      : `${count} people aged ${age} or more with a service today`,
  states: {
    assessed: 'Screened',
    notAssessed: 'Not screened',
    notRelevant: 'Not relevant',
    missing: 'No record',
  },
  explain: {
    assessed: (months) => `Screened in the last ${months} months`,
    notAssessed: 'An older screening, or declined',
    notRelevant: (months) => `Judged not relevant in the last ${months} months`,
    missing: 'No record of any kind',
  },
  table: 'The figures',
  stateColumn: 'State',
  countColumn: 'People',
  shareColumn: 'Share',
  show: (state, count) => `${state}: show ${count === 1 ? '1 person' : `${count} people`}`,
  behind: (state) => `The people behind: ${state.toLowerCase()}`,
  nobody: 'Nobody here.',
  atRisk: 'At risk of malnutrition',
  atRiskOf: (count, of) => `${count} of ${of} screened`,
  withPlan: 'Has a nutrition plan',
  withPlanOf: (count, of) => `${count} of ${of} at risk`,
  notYet: 'nobody to count from',
  asOf: (when) => `Worked out on this device from what has been fetched here, ${when}.`,
  waiting: (count) =>
    count === 1
      ? '1 record on the device is counted before it is delivered.'
      : `${count} records on the device are counted before they are delivered.`,
  rule: 'How it is worked out',
  notApproved: 'The rule is not yet professionally approved by the municipality.',
};
