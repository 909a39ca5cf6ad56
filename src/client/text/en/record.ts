import type { record as nbRecord } from '../nb/record.ts';

export const record: typeof nbRecord = {
  documentTitle: 'Form',
  sign: 'Sign',
  yes: 'Yes',
  no: 'No',
  noAnswer: 'Not answered',
  saved: 'Saved on the device',
  saving: 'Saving …',
  gone: {
    title: 'This form is not on this device',
    text: 'Either it has not been fetched yet, or you no longer have access.',
  },
  formMissing: {
    title: 'The form itself has not been fetched yet',
    text: 'The answers are safe, but the questions are missing on this device. They come by themselves when there is network.',
  },
  signedLead: (when, name) => `Signed ${when} by ${name}`,
  notApproved: 'Not yet professionally approved by the municipality.',
  source: (source) => `Source: ${source}`,
  approvedBy: (who) => `Approved by ${who}.`,
  aboutForm: 'About this form',
  rights: (rights) => `Rights: ${rights}`,
  version: (version) => `Version ${version}`,
  ruleNote: 'Visitt adds up by the rule it shows. It makes no diagnosis and gives no advice on treatment.',
  receipt: {
    title: 'Signed',
    recorded: (form) => `${form} is recorded.`,
    score: (score) => (score === '1' ? 'Total: 1 point' : `Total: ${score} points`),
    weight: (weight) => `Weight: ${weight}`,
    height: (height) => `Height: ${height}`,
    safe: 'It is safe on the device and is delivered by itself when there is network.',
    backTo: (name) => `Back to ${name}`,
    nextPerson: 'Next person',
    show: 'See what you signed',
  },
  conflict: {
    title: 'Two answers – choose',
    text: 'A colleague answered the same thing differently. Both answers are kept. Choose the one that is to hold.',
  },
  alsoSigned: 'A colleague has also signed this form. Both versions are kept.',
  lateAnswers: 'Answers came after the form was signed. They are kept as a proposed correction.',
};
