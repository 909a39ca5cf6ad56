import type { ownVersions as nb } from '../nb/own-versions.ts';

export const ownVersions: typeof nb = {
  standing: {
    own: (version) => `Kommunen si eiga, utgåve ${version}`,
    shipped: (version) => `Framlegg frå Visitt, utgåve ${version}`,
  },
  notApproved: 'Ikkje fagleg godkjend av kommunen enno',
  approved: (by) => `Fagleg godkjend av ${by}`,
  source: 'Kjelde og rettar',
  earlier: 'Utgåvene',
  version: (version) => `Utgåve ${version}`,
  fromVisitt: 'Frå Visitt',
  changedBy: (name, when) => `${name}, ${when}`,
  unknownStaff: 'ukjend medarbeidar',
  inForce: 'Gjeld no',
  outOfUse: 'Ute av bruk',
  change: 'Endre',
  changeOf: (title) => `Endre: ${title}`,
  restore: 'Gå tilbake til framlegget frå Visitt',
  restored: (title) => `${title}: framlegget frå Visitt gjeld igjen.`,
  newer: (version) =>
    `Visitt har eit nyare framlegg, utgåve ${version}. Kommunen si eiga gjeld til de endrar ho.`,
  refused: 'Ein kollega rakk å endre det same. Sjå over utgåva som gjeld, og endre på nytt om det trengst.',
  edit: {
    reason: 'Kvifor blir det endra?',
    reasonHelp: 'Til dømes kven som har bestemt det, og når.',
    reasonMissing: 'Skriv kvifor det blir endra.',
    approvedBy: 'Fagleg godkjend av',
    approvedByHelp: 'La stå tomt til nokon har godkjent det.',
    save: 'Ta i bruk',
    cancel: 'Avbryt',
    stored: (title, version) => `${title}: utgåve ${version} gjeld no.`,
    newer: {
      title: 'Det kom ei nyare utgåve medan du skreiv',
      by: (name, when, version) => `${name} tok utgåve ${version} i bruk ${when}.`,
      shipped: (version) => `Utgåve ${version} kom med Visitt.`,
      because: (reason) => `Kvifor: ${reason}`,
      choose: 'Det du har skrive, byggjer på utgåva før. Vel før du tek di i bruk.',
      take: 'Byrj frå den nye',
      keep: 'Behald det eg har skrive',
    },
  },
};
