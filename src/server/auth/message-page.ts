import { escapeHtml, page } from './page.ts';

export type Message = {
  readonly title: string;
  readonly text: string;
  readonly action: { readonly href: string; readonly text: string };
};

/** One thing that happened and what to do about it. */
export const messagePage = ({ title, text, action }: Message): string =>
  page(
    title,
    `<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<p>Det du har skrevet, ligger trygt på enheten.</p>
<p><a class="action" href="${escapeHtml(action.href)}">${escapeHtml(action.text)}</a></p>`,
  );
