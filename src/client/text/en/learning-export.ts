import type { learningExport as nb } from '../nb/learning-export.ts';

export const learningExport: typeof nb = {
  title: 'Learning to another system',
  lead: 'Messages on who has begun, got further, attended and completed, to a learning record store (xAPI). Off until you turn it on.',
  notYours: {
    title: 'This is the administrator’s',
    text: 'Ask the municipality’s administrator to change it.',
  },
  told: 'Learners go by a fixed pseudonym, never a name or national number. Notes, reasons and absences are never sent. Only what happens after it is turned on is sent.',
  on: 'Send learning to this system',
  endpoint: 'The system’s address',
  endpointHelp: 'Begins with https. Without “/statements” at the end.',
  keyName: 'Key (user name)',
  secret: 'Secret (password)',
  secretHelp: 'Never shown again. It lies sealed and is never on a phone.',
  secretKept: 'A secret is stored. Leave the field empty to keep it.',
  save: 'Save',
  saved: 'Saved. What waits is tried now.',
  state: 'How it is going',
  off: 'Off. Nothing is sent.',
  running: 'On.',
  refused: (count: number) =>
    count === 1
      ? 'One statement was not accepted there. The rest has been sent.'
      : `${count} statements were not accepted there. The rest has been sent.`,
  again: 'Send again',
  waiting: (count) => (count === 1 ? '1 message is waiting.' : `${count} messages are waiting.`),
  sent: (count) => (count === 1 ? '1 message has arrived.' : `${count} messages have arrived.`),
  last: (when) => `Last ${when}.`,
  stopped: {
    refusedKey: 'The system does not accept the key. Enter key and secret again and save.',
    refusedAddress:
      'The address does not answer as a learning record store, or is not allowed. Check it and save.',
    refusedStatement: 'The system said no to a message. Ask its supplier, and save again when it is mended.',
    secretLost: 'The secret can no longer be read. Enter it again and save.',
  },
  stoppedAt: (when) => `Stopped ${when}. Nothing is lost, it waits.`,
  wrong: {
    endpoint: 'The address must begin with https and be out on the internet.',
    secret: 'Enter the secret.',
    needsNetwork: 'You need network to change this. Nothing has changed.',
    forbidden: 'You may no longer change this.',
    loggedOut: 'Log in again to change this.',
  },
  reload: 'Try again',
};
