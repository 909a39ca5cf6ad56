import createDOMPurify from 'dompurify';
import { Marked } from 'marked';
import type { Markup } from './item-text.ts';

const allowed = {
  ALLOWED_TAGS: [
    'a',
    'abbr',
    'b',
    'blockquote',
    'br',
    'caption',
    'code',
    'dd',
    'del',
    'div',
    'dl',
    'dt',
    'em',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'i',
    'img',
    'ins',
    'li',
    'ol',
    'p',
    'pre',
    'q',
    's',
    'small',
    'span',
    'strong',
    'sub',
    'sup',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
    'tr',
    'u',
    'ul',
  ],
  ALLOWED_ATTR: ['href', 'title', 'alt', 'src', 'colspan', 'rowspan', 'scope', 'lang', 'dir', 'start'],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|data:image\/(?:png|jpe?g|gif|webp);base64,)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};
const inlineTags = [
  'a',
  'abbr',
  'b',
  'br',
  'code',
  'del',
  'em',
  'i',
  'img',
  'ins',
  'q',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
];

/**
 * Handlers and styles within tags would be taken out below in any case, but the page's security policy is asked
 * about them already when they are parsed, and writes to the console about each.
 */
const withoutHandlers = (html: string): string =>
  html.replaceAll(/<[a-z][^>]*>/gi, (tag) =>
    tag.replaceAll(/([\s/"'])(?:on[a-z]+|style)\s*=/gi, '$1data-gone='),
  );

/**
 * HTML that is safe to put on the page: no script, style, form, class or id, links only to where links go, and
 * opened beside the form. Pictures come only from within the form: one from elsewhere would tell who looks.
 */
export function toSafeHtml(
  { kind, source }: Markup,
  inline: boolean,
  /** The address of a picture that the form contains, by what stands after `#`. */
  pictureOf: (id: string) => string | undefined,
): string {
  const marked = new Marked({ gfm: true, breaks: true, async: false });
  const html =
    kind === 'xhtml'
      ? source
      : inline
        ? marked.parseInline(source, { async: false })
        : marked.parse(source, { async: false });
  const purify = createDOMPurify(window);
  purify.addHook('uponSanitizeAttribute', (node, attribute) => {
    if (node.nodeName !== 'IMG' || attribute.attrName !== 'src' || !attribute.attrValue.startsWith('#'))
      return;
    attribute.attrValue = pictureOf(attribute.attrValue.slice(1)) ?? '';
  });
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.nodeName === 'IMG' && !node.getAttribute('src')?.startsWith('data:')) node.remove();
    if (node.nodeName === 'A') {
      node.setAttribute('target', '_blank');
      node.setAttribute('rel', 'noopener noreferrer');
    }
  });
  return purify.sanitize(withoutHandlers(html), inline ? { ...allowed, ALLOWED_TAGS: inlineTags } : allowed);
}
