import { createJournal, type Exclusive } from '#store/journal/create-journal.ts';
import type { JournalQuestion, JournalReply } from './journal-messages.ts';
import { createPrivateFiles } from './private-files.ts';

/** The files stay open this long after the last write, so that a burst opens them once. */
const lingerFor = 200;
/** A lock that another tab has not given back by then is told as busy. */
const lockLimit = 5_000;

// The page names its worker after the user, whose journal it is.
const staffId = self.name;

const exclusive: Exclusive = async (work) => {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return work();
  let isHeld = false;
  try {
    return await locks.request(
      `visitt-journal-${staffId}`,
      { signal: AbortSignal.timeout(lockLimit) },
      () => {
        isHeld = true;
        return work();
      },
    );
  } catch (error) {
    if (isHeld) throw error;
    return null;
  }
};

const journal = createJournal({
  files: createPrivateFiles(staffId),
  exclusive,
  linger: (woken) => Promise.race([woken, new Promise<void>((resolve) => setTimeout(resolve, lingerFor))]),
});

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

addEventListener('message', ({ data }: MessageEvent<JournalQuestion>) => {
  void answer(data).then((found) => postMessage({ id: data.id, answer: found } satisfies JournalReply));
});
