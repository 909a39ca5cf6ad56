import type { certificate as nb } from '../nb/certificate.ts';

export const certificate: typeof nb = {
  title: 'Certificate',
  lead: 'When the binder is worked through you can ask for the certificate here. The ABC contact sees that you have.',
  none: {
    title: 'No binder yet',
    text: 'When you have begun on a binder, this tells what is missing before you can ask for the certificate.',
  },
  booklets: (done, total) => `${done} of ${total} booklets`,
  seminars: (done, total) => `${done} of ${total} seminars`,
  done: 'done',
  missing: 'missing',
  assumed:
    'What is asked for is a suggestion until the municipality has decided it. Ask the ABC contact when in doubt.',
  notYet: 'You can ask for the certificate when all of the above is done.',
  stopped: 'The binder is stopped. Take it up again to be able to ask for the certificate.',
  seminarsOnly:
    'The booklets are done. If you have been at more seminars than stand here, you can ask all the same. The ABC contact sees what is recorded.',
  ready: 'All that is needed is recorded.',
  ask: 'Ask for the certificate',
  askFor: (perm) => `Ask for the certificate for ${perm}`,
  requested: (day) => `You asked for the certificate ${day}`,
  waits: 'The ABC contact gets it on her list when it is delivered, and marks when the certificate has come.',
  withdraw: 'Take it back',
  withdrawFor: (perm) => `Take it back: the certificate for ${perm}`,
  received: (day) => `The certificate came ${day}`,
  receivedMore: 'The ABC contact has marked that it has come.',
  paper: 'Get what is recorded (PDF)',
  paperFor: (perm) => `Get what is recorded of ${perm} (PDF)`,
  paperHelp: 'A signed page of what Visitt has recorded. It is not the certificate itself. Needs network.',
  from: 'The certificate is given by Aldring og helse, not by Visitt.',
  failed: 'It was not stored on the phone. Try once more.',
  said: { asked: 'Asked for. It is stored on the phone.', withdrawn: 'Taken back.' },
};
