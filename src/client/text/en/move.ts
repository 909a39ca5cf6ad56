import type { move as nbMove } from '../nb/move.ts';

export const move: typeof nbMove = {
  noticeTitle: 'There is a newer edition of this form',
  noticeText: (from, to) =>
    `You are filling in edition ${from}. Edition ${to} is now in use. Your answers are safe whatever you choose.`,
  noticeAction: 'See what changes',
  settleFirst: 'Choose between the two answers above first.',
  title: 'Move to the new edition',
  versions: (from, to) => `From edition ${from} to edition ${to}`,
  nothingMoved: 'Nothing is moved until you choose so at the bottom.',
  lost: 'Does not fit',
  lostText: 'The new edition has no place for these answers. They stay in the history of the form.',
  lostOk: 'This answer may stay behind',
  allLostOk: (count) => `All ${count} answers may stay behind`,
  reasons: {
    questionGone: 'The question has been taken out.',
    placeGone: 'The question stands elsewhere, where the answer does not fit.',
    typeChanged: 'The question is to be answered in another way.',
    optionGone: 'The answer is no longer among those to choose from.',
    onlyOneAnswer: 'The question now takes one answer only.',
  },
  changed: 'Changes a little',
  wasQuestion: (question) => `Before: “${question}”`,
  wasAnswer: (answer) => `The answer used to be called: ${answer}`,
  changes: {
    wording: 'The question is worded anew. See whether the answer still holds.',
    optionWording: 'The answer is worded anew. See whether it still holds.',
    type: 'The answer is now written in another way.',
  },
  added: 'New questions',
  carried: (count) =>
    count === '1' ? 'One answer comes along as it is' : `${count} answers come along as they are`,
  nothingCarried: 'No answers come along as they are.',
  recalculated: 'Sums are worked out again.',
  confirmMissing: (count) =>
    count === '1'
      ? 'Tick the answer that does not fit, so that it does not go without your knowing.'
      : `Tick the ${count} answers that do not fit, so that none goes without your knowing.`,
  go: (version) => `Move to edition ${version}`,
  keep: (version) => `Keep edition ${version}`,
  moved: (version) =>
    `You are now on edition ${version}. It is on this device and is delivered when there is a network.`,
  history: 'Moved from an older edition',
  historyEntry: (when, name, from, to) =>
    `${when}: ${name} moved the form from edition ${from} to edition ${to}.`,
  historyLost: 'This did not come along:',
  strayTitle: 'Answers without a place',
  strayText:
    'Somebody answered the previous edition while the form was moved here. Put the answer where it belongs, or take it away. Only then can you sign.',
  strayBy: (when, name) => `${name}, ${when}`,
  strayMove: 'Put it somewhere else',
  strayCopy: 'Copy the text',
  strayCopied: 'The text is copied.',
  strayNotCopied: 'The text could not be copied here. Hold your finger on it to select it yourself.',
  strayRemoved: (question: string) => `The answer to “${question}” is taken away.`,
  strayPlaced: (question: string) => `The answer now stands under “${question}”.`,
  strayUndo: 'Undo',
  place: {
    title: 'Where does the answer belong?',
    asValue: 'Questions that take such an answer',
    asWords: 'Write it in as text',
    replaces: (answer: string) => `Replaces: ${answer}`,
    after: (answer: string) => `Comes after: ${answer}`,
    none: 'No question in the form can take this answer now. Copy the text, or take the answer away.',
    ask: 'Choose a question first.',
    go: 'Put it here',
    back: 'Back',
  },
  strayRemove: 'Remove the answer',
};
