// Draws public/icons/*.png and public/favicon.png from public/icons/visitt.svg with a browser (`node scripts/make-app-icons.mjs`). The files are committed.
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';

const folder = new URL('../public/icons/', import.meta.url);
const svg = readFileSync(new URL('visitt.svg', folder), 'utf8');
const square = svg.replace('rx="13" ', '');

/** A maskable icon may be cut to a circle of 80 %: the mark is drawn smaller on a full ground. */
const icons = [
  { name: 'visitt-192', size: 192, body: svg, scale: 1 },
  { name: 'visitt-512', size: 512, body: svg, scale: 1 },
  { name: 'visitt-maskable-512', size: 512, body: square, scale: 0.78 },
  { name: 'apple-touch-icon', size: 180, body: square, scale: 0.9 },
  // A tab's icon as pixels: a drawing is a document that the page's own thread must lay out while it opens.
  { name: '../favicon', size: 32, body: svg, scale: 1 },
];

const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  for (const { name, size, body, scale } of icons) {
    await page.setViewportSize({ width: size, height: size });
    const ground = scale < 1 ? '#16543c' : 'transparent';
    await page.setContent(
      `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${ground}"><div style="width:${scale * 100}vw;line-height:0">${body}</div>`,
    );
    await page.screenshot({ path: new URL(`${name}.png`, folder).pathname, omitBackground: true });
  }
} finally {
  await browser.close();
}
