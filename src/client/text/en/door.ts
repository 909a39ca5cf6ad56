import type { door as nb } from '../nb/door.ts';

export const door: typeof nb = {
  unlock: {
    title: 'Unlock',
    who: 'Who are you?',
    hello: (name) => `Hello, ${name}`,
    pin: 'PIN',
    typed: (count, of) => `${count} of ${of} digits`,
    remove: 'Delete the last digit',
    passkey: 'Use the device’s own lock',
    checking: 'Opening …',
    wrong: (left) => `Wrong PIN. You have ${left} ${left === 1 ? 'try' : 'tries'} left.`,
    wrongMany: 'Wrong PIN. Try again.',
    wait: (seconds) => `Wait ${seconds} seconds before you try again.`,
    gone: 'The PIN has been taken away after too many tries. Log in online. All you have written is safe here.',
    lease: 'It is too long since this device had contact. Log in online. All you have written is safe here.',
    noOffline: 'You have not chosen a PIN on this device, so it opens only by logging in online.',
    declined: 'That did not work. Try again, or use the PIN.',
    forgot: 'Forgotten the PIN? Log in online',
    logIn: 'Log in online',
    someoneElse: 'Log in as somebody else',
    others: 'Change user',
    undelivered: (count) => `${count} not delivered`,
    allDelivered: 'All delivered',
    closing:
      'This device has been closed. Unlock it once more with network, and what is not delivered will be. Then the device is emptied.',
  },
  emptied: {
    title: 'This device has been closed',
    text: 'Somebody where you work has closed it. What was written here has been delivered, and the device is empty. Talk to your leader if this is a mistake.',
  },
};
