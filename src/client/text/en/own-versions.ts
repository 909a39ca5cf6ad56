import type { ownVersions as nb } from '../nb/own-versions.ts';

export const ownVersions: typeof nb = {
  standing: {
    own: (version) => `The municipality’s own, version ${version}`,
    shipped: (version) => `Suggestion from Visitt, version ${version}`,
  },
  notApproved: 'Not yet professionally approved by the municipality',
  approved: (by) => `Professionally approved by ${by}`,
  source: 'Source and rights',
  earlier: 'Versions',
  version: (version) => `Version ${version}`,
  fromVisitt: 'From Visitt',
  changedBy: (name, when) => `${name}, ${when}`,
  unknownStaff: 'unknown colleague',
  inForce: 'In force',
  outOfUse: 'Out of use',
  change: 'Change',
  changeOf: (title) => `Change: ${title}`,
  restore: 'Go back to the suggestion from Visitt',
  restored: (title) => `${title}: the suggestion from Visitt is in force again.`,
  newer: (version) =>
    `Visitt has a newer suggestion, version ${version}. The municipality’s own stands until you change it.`,
  refused: 'A colleague changed the same first. Look at the version in force and change it again if needed.',
  edit: {
    reason: 'Why is it changed?',
    reasonHelp: 'For instance who decided it, and when.',
    reasonMissing: 'Write why it is changed.',
    approvedBy: 'Professionally approved by',
    approvedByHelp: 'Leave it empty until somebody has approved it.',
    save: 'Put into use',
    cancel: 'Cancel',
    stored: (title, version) => `${title}: version ${version} is in force.`,
    newer: {
      title: 'A newer version came while you were writing',
      by: (name, when, version) => `${name} put version ${version} into use ${when}.`,
      shipped: (version) => `Version ${version} came with Visitt.`,
      because: (reason) => `Why: ${reason}`,
      choose: 'What you have written builds on the version before. Choose before you put yours into use.',
      take: 'Start from the new one',
      keep: 'Keep what I have written',
    },
  },
};
