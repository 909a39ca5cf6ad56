import type { common as nbCommon } from '../nb/common.ts';

export const common: typeof nbCommon = {
  unknownForm: 'A form that is not on this device',
  appName: 'Visitt',
  skipToContent: 'Skip to the content',
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  loading: 'Fetching …',
  tryAgain: 'Try again',
  showMore: (count) => `Show ${count} more`,
  opensElsewhere: 'opens in a new window',
  yearsOld: (age) => `aged ${age}`,
  notFound: {
    title: 'There is nothing here',
    text: 'The address is not in Visitt, or you do not have access to what is there.',
    toToday: 'Go to Today',
  },
  crash: {
    title: 'Something went wrong on this page',
    text: 'What you have written is saved on the device. Open the page again and carry on where you were.',
    reload: 'Open again',
  },
  services: {
    korttidsopphold: 'Short-term place',
    langtidsopphold: 'Long-term place',
    hjemmesykepleie: 'Home nursing',
    'annen-hjemmetjeneste': 'Other home service',
    'ingen-tjeneste': 'No service',
  },
  visitKinds: {
    homeVisit: 'Home visit',
    preventiveVisit: 'Preventive home visit',
  },
  roles: {
    nurse: 'nurse',
    assistant: 'health care worker',
    preventiveVisitor: 'preventive team',
    leader: 'leader',
    learner: 'ABC participant',
    groupLeader: 'ABC group leader',
    abcContact: 'ABC contact',
    professionalLead: 'professional lead',
    administrator: 'administrator',
  },
};
