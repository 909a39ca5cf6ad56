import type { overview as nbOverview } from '../nb/overview.ts';

export const overview: typeof nbOverview = {
  title: 'Oversikt',
  notLeader: {
    title: 'Oversikta er for leiarar',
    text: 'Tala for eininga blir viste for dei som leier eininga.',
  },
  noIndicator: {
    title: 'Ingen tal enno',
    text: 'Tala kjem når personar og reglar er henta til eininga.',
  },
  unit: 'Eining',
  allUnits: 'Alle einingane mine',
  population: (count, age) =>
    count === 1
      ? `1 person på ${age} år eller meir med teneste i dag`
      : `${count} personar på ${age} år eller meir med teneste i dag`,
  states: {
    assessed: 'Kartlagd',
    notAssessed: 'Ikkje kartlagd',
    notRelevant: 'Ikkje relevant',
    missing: 'Manglar registrering',
  },
  explain: {
    assessed: (months) => `Kartlagd dei siste ${months} månadene`,
    notAssessed: 'Eldre kartlegging, eller ønskte ikkje',
    notRelevant: (months) => `Vurdert som ikkje relevant dei siste ${months} månadene`,
    missing: 'Inga registrering av noko slag',
  },
  table: 'Tala',
  stateColumn: 'Status',
  countColumn: 'Personar',
  shareColumn: 'Del',
  show: (state, count) => `${state}: vis ${count === 1 ? '1 person' : `${count} personar`}`,
  behind: (state) => `Personane bak: ${state.toLowerCase()}`,
  nobody: 'Ingen personar her.',
  atRisk: 'I risiko for underernæring',
  atRiskOf: (count, of) => `${count} av ${of} kartlagde`,
  withPlan: 'Har ernæringsplan',
  withPlanOf: (count, of) => `${count} av ${of} i risiko`,
  notYet: 'ingen å rekne av',
  asOf: (when) => `Rekna på denne eininga av det som er henta hit, ${when}.`,
  waiting: (count) =>
    count === 1
      ? '1 registrering på eininga er rekna med før ho er levert.'
      : `${count} registreringar på eininga er rekna med før dei er leverte.`,
  rule: 'Slik blir det rekna',
  notApproved: 'Regelen er ikkje fagleg godkjend av kommunen enno.',
};
