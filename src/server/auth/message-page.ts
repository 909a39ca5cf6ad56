import { escapeHtml, page } from './page.ts';
import { pageTexts, type PageLanguage, type PageTexts } from './page-texts.ts';

export type Message = 'stopped' | 'unknown' | 'wait';

type Parts = {
  readonly title: keyof PageTexts;
  readonly why: keyof PageTexts;
  readonly action: keyof PageTexts;
  readonly href: string;
};

const parts: { readonly [message in Message]: Parts } = {
  stopped: { title: 'stopped', why: 'stoppedWhy', action: 'logInAgain', href: '/auth/login' },
  unknown: { title: 'unknown', why: 'unknownWhy', action: 'toStart', href: '/' },
  wait: { title: 'wait', why: 'waitWhy', action: 'toStart', href: '/' },
};

/** One thing that happened and what to do about it. */
export function messagePage(language: PageLanguage, message: Message): string {
  const texts = pageTexts[language];
  const { title, why, action, href } = parts[message];
  return page(
    language,
    texts[title],
    `<h1>${escapeHtml(texts[title])}</h1>
<p>${escapeHtml(texts[why])}</p>
<p>${escapeHtml(texts.writtenIsSafe)}</p>
<p><a class="action" href="${href}">${escapeHtml(texts[action])}</a></p>`,
  );
}
