import type { StopReason } from '#domain/learning-report/learning-figures.ts';

export type ReportLanguage = 'nb' | 'nn' | 'en';

type ReportText = {
  readonly total: string;
  readonly noUnit: string;
  readonly others: string;
  readonly hidden: string;
  readonly sheets: {
    readonly programmes: string;
    readonly units: string;
    readonly months: string;
    readonly reasons: string;
    readonly gatherings: string;
    readonly learners: string;
    readonly national: string;
    readonly about: string;
  };
  readonly columns: {
    readonly programme: string;
    readonly unit: string;
    readonly month: string;
    readonly reason: string;
    readonly count: string;
    readonly what: string;
    readonly started: string;
    readonly active: string;
    readonly paused: string;
    readonly late: string;
    readonly completed: string;
    readonly stopped: string;
    readonly seminars: string;
    readonly participants: string;
    readonly streamed: string;
    readonly name: string;
    readonly title: string;
    readonly startedOn: string;
    readonly group: string;
    readonly status: string;
    readonly year: string;
    readonly municipality: string;
  };
  readonly gatherings: {
    readonly groups: string;
    readonly meetings: string;
    readonly present: string;
    readonly asked: string;
    readonly held: string;
    readonly room: string;
    readonly stream: string;
    readonly guestsRoom: string;
    readonly guestsStream: string;
    readonly requested: string;
    readonly received: string;
    readonly waiting: string;
  };
  readonly reasons: { readonly [reason in StopReason]: string };
  readonly statuses: { readonly [status in 'active' | 'paused' | 'stopped' | 'completed']: string };
  /** Said in every file of names. */
  readonly notRegistered: string;
  readonly inside: string;
  readonly hiddenRule: string;
};

const nb: ReportText = {
  total: 'Til sammen',
  noUnit: 'Uten arbeidssted',
  others: 'Andre permer og felles seminarer',
  hidden: 'skjult',
  sheets: {
    programmes: 'Permer',
    units: 'Arbeidssteder',
    months: 'Måneder',
    reasons: 'Stoppet',
    gatherings: 'Grupper og seminarer',
    learners: 'Startet',
    national: 'Årstall',
    about: 'Om tallene',
  },
  columns: {
    programme: 'Perm',
    unit: 'Arbeidssted',
    month: 'Måned',
    reason: 'Grunn',
    count: 'Antall',
    what: 'Hva',
    started: 'Startet',
    active: 'Aktive',
    paused: 'Pause',
    late: 'Over tida',
    completed: 'Fullført',
    stopped: 'Stoppet',
    seminars: 'Seminarer',
    participants: 'Seminardeltakere',
    streamed: 'Av dem på strømming',
    name: 'Navn',
    title: 'Stilling',
    startedOn: 'Startet dato',
    group: 'ABC-gruppe',
    status: 'Status',
    year: 'År',
    municipality: 'Kommune',
  },
  gatherings: {
    groups: 'ABC-grupper som har møttes',
    meetings: 'Gruppemøter holdt',
    present: 'Oppmøte på gruppemøter',
    asked: 'Avkrysset på gruppemøter, til stede eller ikke',
    held: 'Fagseminarer holdt',
    room: 'Deltakere i salen',
    stream: 'Deltakere på strømming',
    guestsRoom: 'Gjester fra andre kommuner i salen',
    guestsStream: 'Gjester fra andre kommuner på strømming',
    requested: 'Bevis bedt om',
    received: 'Bevis mottatt',
    waiting: 'Bevis som venter nå',
  },
  reasons: {
    away: 'Borte fra jobb',
    noTime: 'Ikke tid',
    newJob: 'Ny jobb',
    groupEnded: 'Gruppa ble lagt ned',
    notForMe: 'Passet ikke',
    other: 'Annet',
    notGiven: 'Ikke oppgitt',
  },
  statuses: { active: 'Aktiv', paused: 'Pause', stopped: 'Stoppet', completed: 'Fullført' },
  notRegistered:
    'Lista er laget for å registrere deltakerne et annet sted. Visitt har ikke registrert noen av dem der.',
  inside: 'Tallene er til bruk i egen virksomhet. Små tall er ikke skjult.',
  hiddenRule:
    'Tall under 5 er skjult eller slått sammen, og det som kunne røpet dem. 0 vises. Året regnes fra 1. januar til 31. desember, eller til i dag.',
};

const nn: ReportText = {
  ...nb,
  total: 'Til saman',
  noUnit: 'Utan arbeidsstad',
  others: 'Andre permar og felles seminar',
  hidden: 'skjult',
  sheets: {
    ...nb.sheets,
    programmes: 'Permar',
    units: 'Arbeidsstader',
    months: 'Månader',
    reasons: 'Stoppa',
    gatherings: 'Grupper og seminar',
    learners: 'Starta',
    national: 'Årstal',
    about: 'Om tala',
  },
  columns: {
    ...nb.columns,
    unit: 'Arbeidsstad',
    month: 'Månad',
    reason: 'Grunn',
    count: 'Tal',
    what: 'Kva',
    started: 'Starta',
    completed: 'Fullført',
    stopped: 'Stoppa',
    seminars: 'Seminar',
    participants: 'Seminardeltakarar',
    streamed: 'Av dei på strøyming',
    name: 'Namn',
    startedOn: 'Starta dato',
  },
  gatherings: {
    groups: 'ABC-grupper som har møttest',
    meetings: 'Gruppemøte haldne',
    present: 'Oppmøte på gruppemøte',
    asked: 'Kryssa av på gruppemøte, til stades eller ikkje',
    held: 'Fagseminar haldne',
    room: 'Deltakarar i salen',
    stream: 'Deltakarar på strøyming',
    guestsRoom: 'Gjester frå andre kommunar i salen',
    guestsStream: 'Gjester frå andre kommunar på strøyming',
    requested: 'Bevis bede om',
    received: 'Bevis mottekne',
    waiting: 'Bevis som ventar no',
  },
  reasons: {
    away: 'Borte frå jobb',
    noTime: 'Ikkje tid',
    newJob: 'Ny jobb',
    groupEnded: 'Gruppa vart lagd ned',
    notForMe: 'Passa ikkje',
    other: 'Anna',
    notGiven: 'Ikkje oppgitt',
  },
  statuses: { active: 'Aktiv', paused: 'Pause', stopped: 'Stoppa', completed: 'Fullført' },
  notRegistered:
    'Lista er laga for å registrere deltakarane ein annan stad. Visitt har ikkje registrert nokon av dei der.',
  inside: 'Tala er til bruk i eiga verksemd. Små tal er ikkje skjulte.',
  hiddenRule:
    'Tal under 5 er skjulte eller slått saman, og det som kunne røpt dei. 0 blir vist. Året blir rekna frå 1. januar til 31. desember, eller til i dag.',
};

const en: ReportText = {
  total: 'In all',
  noUnit: 'No workplace',
  others: 'Other binders and joint seminars',
  hidden: 'hidden',
  sheets: {
    programmes: 'Binders',
    units: 'Workplaces',
    months: 'Months',
    reasons: 'Stopped',
    gatherings: 'Groups and seminars',
    learners: 'Started',
    national: 'Figures of the year',
    about: 'About the figures',
  },
  columns: {
    programme: 'Binder',
    unit: 'Workplace',
    month: 'Month',
    reason: 'Reason',
    count: 'Number',
    what: 'What',
    started: 'Started',
    active: 'Active',
    paused: 'Paused',
    late: 'Late',
    completed: 'Completed',
    stopped: 'Stopped',
    seminars: 'Seminars',
    participants: 'Seminar participants',
    streamed: 'Of them by streaming',
    name: 'Name',
    title: 'Title',
    startedOn: 'Started on',
    group: 'ABC group',
    status: 'Status',
    year: 'Year',
    municipality: 'Municipality',
  },
  gatherings: {
    groups: 'ABC groups that have met',
    meetings: 'Group meetings held',
    present: 'Attendance at group meetings',
    asked: 'Ticked at group meetings, there or not',
    held: 'Seminars held',
    room: 'Participants in the room',
    stream: 'Participants by streaming',
    guestsRoom: 'Guests from other municipalities in the room',
    guestsStream: 'Guests from other municipalities by streaming',
    requested: 'Certificates asked for',
    received: 'Certificates received',
    waiting: 'Certificates waiting now',
  },
  reasons: {
    away: 'Away from work',
    noTime: 'No time',
    newJob: 'New job',
    groupEnded: 'The group was closed',
    notForMe: 'Not for me',
    other: 'Other',
    notGiven: 'Not given',
  },
  statuses: { active: 'Active', paused: 'Paused', stopped: 'Stopped', completed: 'Completed' },
  notRegistered:
    'The list is made for registering the participants elsewhere. Visitt has not registered any of them there.',
  inside: 'The figures are for use within the organisation. Small numbers are not hidden.',
  hiddenRule:
    'Numbers below 5 are hidden or put together, with what would give them away. 0 is shown. The year runs from 1 January to 31 December, or to today.',
};

const texts: { readonly [language in ReportLanguage]: ReportText } = { nb, nn, en };

export const reportText = (language: ReportLanguage): ReportText => texts[language];
