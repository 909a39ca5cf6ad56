import type { FormIssue } from '#domain/forms/form-session.ts';

const rule = (name: string): string => (name === '' ? 'A rule' : `The rule at “${name}”`);

export const form: typeof import('../nb/form.ts').form = {
  required: 'must be filled in',
  optional: 'can be left empty',
  help: 'Help',
  rule: 'How this is worked out',
  more: 'Read more',
  last: 'last time',
  lastOn: (date: string) => `last ${date}`,
  repeatLast: (answer: string, date: string) => `Last: ${answer}${date ? ` · ${date}` : ''}`,
  oneLess: 'One less',
  oneMore: 'One more',
  useLast: 'Use again',
  points: (points: number) => (points === 1 ? '1 point' : `${points} points`),
  noPoints: 'not measured',
  clear: 'Remove the answer',
  answerIs: (name: string, answer: string) => `${name}: ${answer}`,
  answerGone: (name: string) => `${name}: the answer is gone`,
  yes: 'Yes',
  no: 'No',
  notAnswered: 'Not answered',
  notCalculated: '–',
  progress: (answered: number, total: number) => `${answered} of ${total} answered`,
  progressLabel: 'How far you have come',
  otherAnswer: 'Other answer',
  writeOther: 'Write the answer',
  search: 'Search the list',
  searchHits: (count: number) => (count === 1 ? '1 match' : `${count} matches`),
  searchNone: 'No match. Try fewer letters.',
  searchMore: (shown: number, total: number) => `Showing ${shown} of ${total}. Write more to find others.`,
  chosen: (text: string) => `Chosen: ${text}`,
  removeChosen: (text: string) => `Remove ${text}`,
  noOptions: 'The answers to choose from do not come with the form.',
  noOptionsYet:
    'There is nothing to choose from yet. The choices come from what you fill in elsewhere in the form.',
  choose: 'Choose',
  unit: 'Unit',
  unitFor: (question: string) => `Unit of ${question}`,
  date: 'Date',
  today: 'Today',
  now: 'Now',
  partialDate: 'Write a year, or a year and month: 2026 or 2026-11',
  takePhoto: 'Take a photo',
  chooseFile: 'Choose a file',
  attachmentFor: (question: string, action: string) => `${action}: ${question}`,
  removeFile: 'Remove the file',
  shrinking: 'Making the picture smaller …',
  fileSize: (size: string) => `Size ${size}`,
  fileUnreadable: 'The file could not be read. Try another.',
  picture: 'The attached picture',
  addAnswer: 'Add another answer',
  addRepeat: (name: string) => `Add ${name.toLowerCase()}`,
  repeatName: (name: string, index: number) => `${name} ${index}`,
  removeRepeat: (name: string) => `Remove ${name}`,
  finding: {
    title: (count: number) =>
      count === 1 ? 'One rule in the form does not work' : `${count} rules in the form do not work`,
    cycle: (name: string) => `${rule(name)} waits for itself. It is switched off.`,
    expressionFailed: (name: string) => `${rule(name)} has a fault. It is off until the answers change.`,
    expressionTimeout: (name: string) => `${rule(name)} took too long. It is switched off.`,
    expressionUnsupported: (name: string) => `${rule(name)} cannot be worked out here.`,
    more: (count: number) => (count === 1 ? 'and one more' : `and ${count} more`),
    comfort: 'Your answers are safe. Tell whoever made the form.',
  },
  question: 'Question',
  notOffered: 'Not a choice here',
  rowNumber: 'Row',
  removeRow: 'Remove the row',
  removed: (name: string) => `${name} is removed.`,
  undo: 'Undo',
  answerNumber: (question: string, index: number) => `${question} (answer ${index})`,
  sliderEmpty: 'Not set. Move the slider to answer.',
  nextPage: 'Next',
  previousPage: 'Back',
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pages: 'Pages of the form',
  issueCount: (count: number) =>
    count === 1
      ? 'One thing is missing before you can sign'
      : `${count} things are missing before you can sign`,
  warningCount: (count: number) => (count === 1 ? 'Look at this' : `Look at ${count} things`),
  noAnswers: 'Nothing is filled in yet.',
  sign: 'Sign',
  signTitle: 'Look it over before you sign',
  signIntro: 'This will stand under your name.',
  signing: 'Signing …',
  signFailed: 'It could not be signed now. Your answers are safe here. Try again.',
  back: 'Back to the form',
  results: 'Result',
  answers: 'Answers',
  print: 'Print',
  signedBy: (name: string) => `Signed by ${name}`,
  signedOn: (date: string) => `Signed ${date}`,
  untitled: 'Form without a name',
  unnamedQuestion: 'Question without text',
  security: 'Privacy',
  instructions: 'Instructions',
  unknownType: 'This part of the form cannot be shown here.',
  calculating: 'Working it out …',
  readOnlyItem: 'cannot be changed',
  language: 'Language of the form',
  /** `limit` as people write it: a day, a number with its comma, a size. */
  issue: (issue: FormIssue, limit: string): string => {
    const isMoment = typeof issue.limit === 'string';
    switch (issue.reason) {
      case 'required':
        return 'This must be filled in.';
      case 'minValue':
        return isMoment ? `Cannot be before ${limit}.` : `Cannot be below ${limit}.`;
      case 'maxValue':
        return isMoment ? `Cannot be after ${limit}.` : `Cannot be above ${limit}.`;
      case 'minLength':
        return `Write at least ${limit} characters.`;
      case 'maxLength':
        return `Write at most ${limit} characters.`;
      case 'maxDecimalPlaces':
        if (limit === '1') return 'Write at most one decimal.';
        return limit === '0' ? 'Write a whole number.' : `Write at most ${limit} decimals.`;
      case 'regex':
        return limit === ''
          ? 'The answer is not written the way the form asks for.'
          : `Write it like this: ${limit}`;
      case 'minOccurs':
        return `Give at least ${limit} answers.`;
      case 'maxOccurs':
        return `Give at most ${limit} answers.`;
      case 'notAnOption':
        return 'The answer is no longer on the list. Choose again.';
      case 'notANumber':
        return 'Write a number, for example 62.3.';
      case 'notADate':
        return 'Write a date that exists.';
      case 'wrongUnit':
        return 'Choose one of the units the form uses.';
      case 'constraint':
        return 'The answers do not fit together. Look them over.';
      case 'attachmentSize':
        return `The file is too large. It can be at most ${limit}.`;
      case 'attachmentType':
        return 'The form does not take files of this kind.';
    }
  },
};
