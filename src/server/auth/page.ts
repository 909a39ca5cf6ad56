import { demoMount } from './demo-mount.ts';
import type { PageLanguage } from './page-texts.ts';

/** Text as it may stand in HTML, in an attribute too. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** A whole page around `main`, with the log-in pages' one style sheet and no script. */
export const page = (language: PageLanguage, title: string, main: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} – Visitt</title>
<link rel="icon" href="/icons/visitt.svg" type="image/svg+xml">
<link rel="stylesheet" href="${demoMount}/page.css">
</head>
<body>
<header><span class="mark" aria-hidden="true">V</span><span>Visitt</span></header>
<main>
${main}
</main>
</body>
</html>
`;
