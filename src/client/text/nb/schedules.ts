/** When what is asked for, and the municipality's own changes of it. */
export const schedules = {
  title: 'Frister',
  link: 'Frister: hva som forfaller når',
  lead: 'Reglene som bestemmer hva som forfaller hos hvem. Alle ser dem; fagansvarlig kan endre dem.',
  back: 'Til skjemaene',
  none: 'Ingen frister er hentet til enheten ennå.',
  rule: {
    plain: (first: string, every: string) => `Første gang innen ${first}, så ${every}.`,
    plan: (first: string, every: string) => `Plan innen ${first} etter risiko, så vurderes den ${every}.`,
    offer: (first: string, every: string) => `Tilbys innen ${first}, så ${every}.`,
    assumed: 'forslag',
  },
  fromAge: (age: string) => `Fra ${age} år.`,
  others: (names: string) => `Gjelder ikke: ${names}.`,
  edit: {
    lead: 'Det du lagrer, blir en ny utgave. Den gamle blir tatt vare på, og alle enheter får den nye ved neste kontakt.',
    applies: (service: string) => `Gjelder for ${service}`,
    first: { plain: 'Første gang innen', plan: 'Plan etter risiko innen', offer: 'Tilbys innen' },
    repeat: { plain: 'Deretter', plan: 'Vurderes', offer: 'Deretter' },
    age: 'Fra hvilken alder?',
    missing: {
      age: 'Skriv en alder mellom 18 og 110 år.',
      rules: 'Velg minst én tjeneste. Skal det ikke spørres om i det hele tatt, må skjemaet tas ut av bruk.',
    },
  },
};
