import { createJournal, type Exclusive } from '#store/journal/create-journal.ts';
import type { JournalNotice, JournalQuestion, JournalReply } from './journal-messages.ts';
import { createPrivateFiles } from './private-files.ts';

/** In a tab that is not looked at the files stay open this long after the last write. */
const lingerHidden = 200;
/** Whoever waits for the files says so this often. */
const askEvery = 250;
/** A lock that another tab has not given back by then is told as busy. */
const lockLimit = 5_000;

// The page names its worker after the user, whose journal it is.
const staffId = self.name;

// A tab that is looked at keeps the files open, so that a write is one write and no more; it lets go when another tab
// asks for them, or when nobody looks any longer: a tab the phone freezes then holds nothing the others wait for.
let isVisible = true;
let isWanted = false;
let leave = (): void => {};
const channel = new BroadcastChannel(`visitt-journal-${staffId}`);
const tellOthers = channel.postMessage.bind(channel);
channel.addEventListener('message', () => {
  isWanted = true;
  leave();
});

const linger = (woken: Promise<void>): Promise<'stay' | 'leave'> => {
  if (isWanted) return Promise.resolve('leave');
  return new Promise((resolve) => {
    leave = () => resolve('leave');
    if (!isVisible) setTimeout(leave, lingerHidden);
    void woken.then(() => resolve('stay'));
  });
};

const exclusive: Exclusive = async (work) => {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return work();
  isWanted = false;
  tellOthers('wanted');
  const asking = setInterval(() => tellOthers('wanted'), askEvery);
  let isHeld = false;
  try {
    return await locks.request(
      `visitt-journal-${staffId}`,
      { signal: AbortSignal.timeout(lockLimit) },
      () => {
        isHeld = true;
        clearInterval(asking);
        return work();
      },
    );
  } catch (error) {
    if (isHeld) throw error;
    return null;
  } finally {
    clearInterval(asking);
  }
};

const journal = createJournal({ files: createPrivateFiles(staffId), exclusive, linger });

const answer = (question: JournalQuestion) => {
  switch (question.ask) {
    case 'look':
      return journal.look();
    case 'read':
      return journal.read();
    case 'append':
      return journal.append(question.frames);
  }
};

addEventListener('message', ({ data }: MessageEvent<JournalQuestion | JournalNotice>) => {
  if ('isVisible' in data) {
    ({ isVisible } = data);
    if (!isVisible) leave();
    return;
  }
  void answer(data).then((found) => postMessage({ id: data.id, answer: found } satisfies JournalReply));
});
