import type { certificate as nb } from '../nb/certificate.ts';

export const certificate: typeof nb = {
  title: 'Bevis',
  lead: 'Når permen er gjennomgått, kan du be om beviset her. ABC-kontakten ser at du har bede om det.',
  none: {
    title: 'Ingen perm enno',
    text: 'Når du har byrja på ein perm, ser du her det som manglar før du kan be om bevis.',
  },
  booklets: (done, total) => `${done} av ${total} hefte`,
  seminars: (done, total) => `${done} av ${total} fagseminar`,
  done: 'ferdig',
  missing: 'manglar',
  assumed: 'Kravet er eit framlegg til kommunen har bestemt det. Spør ABC-kontakten om du er i tvil.',
  notYet: 'Du kan be om bevis når alt over er ferdig.',
  stopped: 'Permen er stoppa. Ta han opp att for å kunne be om bevis.',
  seminarsOnly:
    'Hefta er ferdige. Har du vore på fleire seminar enn dei som står her, kan du be om bevis likevel. ABC-kontakten ser det som er registrert.',
  ready: 'Alt som trengst, er registrert.',
  ask: 'Be om bevis',
  askFor: (perm) => `Be om bevis for ${perm}`,
  requested: (day) => `Du bad om bevis ${day}`,
  waits: 'ABC-kontakten får det på lista si når det er levert, og merkjer når beviset har kome.',
  withdraw: 'Ta tilbake',
  withdrawFor: (perm) => `Ta tilbake: bevis for ${perm}`,
  received: (day) => `Beviset er motteke ${day}`,
  receivedMore: 'ABC-kontakten har merkt at det har kome.',
  paper: 'Hent det som er registrert (PDF)',
  paperFor: (perm) => `Hent det som er registrert om ${perm} (PDF)`,
  paperHelp: 'Ei signert side om kva Visitt har registrert. Det er ikkje sjølve beviset. Treng nett.',
  from: 'Beviset blir gitt av Aldring og helse, ikkje av Visitt.',
  failed: 'Det vart ikkje lagra på telefonen. Prøv ein gong til.',
  said: { asked: 'Bede om. Det er lagra på telefonen.', withdrawn: 'Teke tilbake.' },
};
