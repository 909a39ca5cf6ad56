import { demoMount } from './demo-mount.ts';

/** Text as it may stand in HTML, in an attribute too. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** A whole page around `main`, with the log-in pages' one style sheet and no script. */
export const page = (title: string, main: string): string => `<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} – Visitt</title>
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
