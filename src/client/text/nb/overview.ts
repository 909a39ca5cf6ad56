export const overview = {
  title: 'Oversikt',
  notLeader: {
    title: 'Oversikten er for ledere',
    text: 'Tallene for enheten vises for dem som leder den.',
  },
  noIndicator: {
    title: 'Ingen tall ennå',
    text: 'Tallene kommer når personer og regler er hentet til enheten.',
  },
  unit: 'Enhet',
  allUnits: 'Alle mine enheter',
  population: (count: number, age: number) =>
    count === 1
      ? `1 person på ${age} år eller mer med tjeneste i dag`
      : `${count} personer på ${age} år eller mer med tjeneste i dag`,
  states: {
    assessed: 'Kartlagt',
    notAssessed: 'Ikke kartlagt',
    notRelevant: 'Ikke relevant',
    missing: 'Mangler registrering',
  },
  explain: {
    assessed: (months: number) => `Kartlagt de siste ${months} månedene`,
    notAssessed: 'Eldre kartlegging, eller ønsket ikke',
    notRelevant: (months: number) => `Vurdert som ikke relevant de siste ${months} månedene`,
    missing: 'Ingen registrering av noe slag',
  },
  table: 'Tallene',
  stateColumn: 'Status',
  countColumn: 'Personer',
  shareColumn: 'Andel',
  show: (state: string, count: number) => `${state}: vis ${count === 1 ? '1 person' : `${count} personer`}`,
  behind: (state: string) => `Personene bak: ${state.toLowerCase()}`,
  nobody: 'Ingen personer her.',
  atRisk: 'I risiko for underernæring',
  atRiskOf: (count: number, of: number) => `${count} av ${of} kartlagte`,
  withPlan: 'Har ernæringsplan',
  withPlanOf: (count: number, of: number) => `${count} av ${of} i risiko`,
  notYet: 'ingen å regne av',
  asOf: (when: string) => `Regnet på denne enheten av det som er hentet hit, ${when}.`,
  waiting: (count: number) =>
    count === 1
      ? '1 registrering på enheten er regnet med før den er levert.'
      : `${count} registreringer på enheten er regnet med før de er levert.`,
  rule: 'Slik regnes det',
  notApproved: 'Regelen er ikke faglig godkjent av kommunen ennå.',
};
