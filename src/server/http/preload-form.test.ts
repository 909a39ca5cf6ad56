import { describe, expect, it } from 'vitest';
import { preloadForm } from './preload-form.ts';

const linkFor = (asked: string): string =>
  preloadForm(new URLSearchParams({ q: asked }), ['https://forms.example']);
const fetched = '; rel=preload; as=fetch; crossorigin; referrerpolicy=no-referrer';

describe('the form at ?q= is fetched beside the page', () => {
  it.each([
    ['/forms/a.json', '/forms/a.json'],
    ['forms/a.json?v=2#top', '/forms/a.json?v=2'],
    ['../../forms/a.json', '/forms/a.json'],
    ['https://forms.example/a.json', 'https://forms.example/a.json'],
    ['https://kari:secret@forms.example/a.json', 'https://forms.example/a.json'],
    ['/forms/blåbær i måned.json', '/forms/bl%C3%A5b%C3%A6r%20i%20m%C3%A5ned.json'],
  ])('%s', (asked, address) => {
    expect(linkFor(asked)).toBe(`<${address}>${fetched}`);
  });

  it.each([
    'https://elsewhere.example/a.json',
    '//elsewhere.example/a.json',
    '/..//elsewhere.example/a.json',
    '\\\\elsewhere.example\\a.json',
    'http://forms.example/a.json',
    'javascript:alert(1)',
    'data:application/json,{}',
    'http://',
    `/${'a'.repeat(1000)}.json`,
  ])('not %s', (asked) => {
    expect(linkFor(asked)).toBe('');
  });

  it('nothing in it ends the address or the header', () => {
    for (const asked of [
      '/a>; rel=x, </b',
      '/a?b>; rel=x',
      '/a\r\nSet-Cookie: a=b',
      '/a"b?c"d',
      '/a?æ\u0000',
    ]) {
      const [, address = ''] = /^<([^>]*)>/.exec(linkFor(asked)) ?? [];
      expect(linkFor(asked)).toBe(`<${address}>${fetched}`);
      expect(address).toMatch(/^[!-~]+$/);
    }
  });

  it('nothing is asked for without a question', () => {
    expect(preloadForm(new URLSearchParams(), [])).toBe('');
  });
});
