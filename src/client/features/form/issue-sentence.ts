import type { FormIssue } from '#domain/forms/form-session.ts';
import { translated } from '#client/text/translated.ts';
import type { Text } from '#client/text/use-text.ts';
import { toNumberText } from './answer-text.ts';
import { toSizeText } from './size-text.ts';

/** What is wrong, in a sentence: the form's own words in the reader's language, else the app's with the limit in it. */
export const toIssueSentence = (issue: FormIssue, text: Text): string =>
  issue.message
    ? translated(issue.message, issue.messageBeside, text.language)
    : text.form.issue(issue, toLimitText(issue, text));

/** The limit as people write it: decimal comma, a day, a time, a size. */
function toLimitText({ reason, limit }: FormIssue, text: Text): string {
  if (limit === undefined) return '';
  if (typeof limit === 'number')
    return reason === 'attachmentSize' ? toSizeText(limit, text) : toNumberText(limit, text);
  if (/^\d{4}-\d{2}-\d{2}$/.test(limit)) return text.formats.dayFull(limit);
  if (/^\d{2}:\d{2}/.test(limit)) return limit.slice(0, 5).replace(':', text.language === 'en' ? ':' : '.');
  return /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(limit) ? text.formats.dayAndTime(limit) : limit;
}
