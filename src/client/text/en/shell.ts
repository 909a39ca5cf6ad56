import type { shell as nbShell } from '../nb/shell.ts';

export const shell: typeof nbShell = {
  navigation: 'Main menu',
  today: 'Today',
  persons: 'People',
  learning: 'Learning',
  overview: 'Overview',
  me: 'Me',
  status: {
    label: 'What has been delivered',
    offline: 'No network – everything is kept here',
    onDevice: (count) => `${count} on this device`,
    sending: (count) => `Delivering ${count} …`,
    fetching: (done, total) => `Fetching ${done} of ${total}`,
    fetchingFirst: 'Fetching what you need …',
    needsYou: (count) => `${count} ${count === 1 ? 'needs' : 'need'} you`,
    allDelivered: (when) => `All delivered ${when}`,
    nothingToDeliver: 'All is delivered',
  },
  mark: {
    local: 'On this device',
    sending: 'Being delivered …',
    delivered: (when) => `Delivered ${when}`,
    attention: 'Needs you',
  },
  loginNeeded: {
    text: 'Log in again to deliver – everything is kept here.',
    action: 'Log in',
  },
  updateNeeded: {
    text: 'Start using the new version to fetch news. What you write is delivered all the same.',
  },
  newVersion: {
    text: 'A new version of Visitt is ready.',
    action: 'Start using it',
    later: 'Later',
  },
  lockOffer: {
    text: 'Choose a PIN, and you can open Visitt without network too.',
    action: 'Choose a PIN',
    later: 'Later',
  },
  login: {
    title: 'Log in to Visitt',
    lead: 'Forms and checklists that work without network, from the moment you start the phone.',
    action: 'Log in',
    needsNetwork: 'The first log-in on this device needs network.',
    offlineNow:
      'You have no network now. Go where there is coverage and log in once. After that Visitt works without network.',
    after: 'Once you have logged in, Visitt works without network on this device.',
    checking: 'Opening Visitt …',
    notMedical: 'Visitt records and adds up by rules that it shows. It is not a CE-marked medical device.',
  },
  logOut: 'Log out',
  noAccess: {
    title: 'You have not been given access yet',
    text: 'You are logged in but have no role in a unit. Ask your leader or the administrator to give you one.',
    again: 'Look again',
  },
  serverTrouble: {
    title: 'Could not reach the service',
    text: 'The network works, but the service does not answer as it should. Wait a little and try again.',
  },
  storage: {
    unavailable: {
      title: 'The browser does not let Visitt save anything',
      text: 'Then what you write cannot be kept. Open Visitt in an ordinary window, not a private one, and let the site store data.',
    },
    full: {
      title: 'The phone is full',
      text: 'There is no more room on the device. Delete pictures or apps you do not need, and try again. What is already saved in Visitt is safe.',
    },
    timeout: {
      title: 'The storage on the device does not answer',
      text: 'Close other apps and windows and try again. If that does not help, restart the phone. What is saved stays there.',
    },
    blocked: {
      title: 'Visitt is open in an older window',
      text: 'Close the other windows and tabs with Visitt, and try again.',
    },
    damaged: {
      title: 'Some of what was on the device cannot be read',
      text: 'What has been delivered is safe with the municipality. Do not delete browser data. Try again, and contact whoever is responsible for Visitt where you work if this page comes back.',
    },
    unknown: {
      title: 'Saving on the device failed',
      text: 'The last thing you did may not have been saved. Try again. Check that your last answer is where it should be.',
    },
  },
};
