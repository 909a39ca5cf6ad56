import type { journal as nb } from '../nb/journal.ts';

export const journal: typeof nb = {
  loss: {
    title: 'The browser had lost what was on this device',
    when: (when) => `It was discovered ${when}.`,
    restored: (count) =>
      count === 1
        ? '1 change that had not been delivered was in the extra copy. It has been put back and will be delivered.'
        : `${count} changes that had not been delivered were in the extra copy. They have been put back and will be delivered.`,
    nothingWaited: 'Everything you had written was delivered. The rest is being fetched again.',
    allThere: 'Nothing of what you have written is gone.',
    mayBeLost: (count) =>
      count === 1
        ? '1 change may be gone. Look over the last thing you wrote, and write it again if it is missing.'
        : `${count} changes may be gone. Look over what you wrote last, and write again what is missing.`,
    lastAt: (when) => `The last thing written on this device is from ${when}.`,
    told: 'The municipality is told that it happened, with nothing about any person.',
    read: 'I have read it',
  },
  copy: {
    title: 'Extra copy',
    kept: 'What has not been delivered also lies in an extra copy on this device, in case the browser loses something.',
    starting: 'Looking for the extra copy …',
    behind: {
      unavailable:
        'The browser does not let Visitt keep an extra copy here, as in a private window. What you write is stored and delivered all the same.',
      full: 'There is no room for the extra copy. What you write is stored and delivered all the same. Delete pictures or apps you do not need.',
      busy: 'The extra copy is in use in another window. What you write is stored and delivered all the same. Visitt will try again.',
      failed:
        'The extra copy could not be written just now. What you write is stored and delivered all the same. Visitt will try again.',
    },
  },
  save: {
    title: 'Save what has not been delivered',
    text: 'Make a locked file of what lies on this device only. Use it if the device is about to fail. You open it on another device where you are logged in.',
    nothing: 'Everything is delivered, so there is nothing to save.',
    words: 'Password for the file',
    wordsHelp: (least) =>
      `At least ${least} characters. Write it down: without it nobody can open the file, not even the municipality.`,
    suggest: 'Make a password for me',
    tooShort: (least) => `The password needs at least ${least} characters.`,
    action: 'Save the file',
    busy: 'Locking the file …',
    saved: (count) =>
      count === 1 ? 'The file with 1 change is saved.' : `The file with ${count} changes is saved.`,
    failed: 'The file was not made. What is on the device has not been touched. Try again.',
  },
  take: {
    title: 'Bring in a file from another device',
    text: 'What you have saved is put in here and delivered. What has been delivered before is not delivered twice.',
    file: 'Choose file',
    words: 'The password for the file',
    action: 'Bring in',
    busy: 'Opening the file …',
    taken: (count) =>
      count === 1
        ? '1 change has been put in and will be delivered.'
        : `${count} changes have been put in and will be delivered.`,
    nothingNew: 'Everything in the file is here already.',
    refused: {
      notOurs: 'This is not such a file from Visitt. Choose another.',
      newer: 'The file was made with a newer version of Visitt. Take the new version into use here first.',
      wrongWords: 'The password does not fit the file, or the file is damaged.',
      otherPerson:
        'The file belongs to somebody else. Whoever made it must bring it in, logged in as herself.',
      storage: 'It could not be stored on this device. The file has not been touched. Try again.',
    },
  },
};
