// Writes src/client/ui/icon-paths.ts: the few Aksel icons Visitt uses, as path data only (`node scripts/make-icons.mjs`).
import { readFileSync, writeFileSync } from 'node:fs';

const names = {
  today: 'House',
  todayFill: 'HouseFill',
  persons: 'PersonGroup',
  personsFill: 'PersonGroupFill',
  learning: 'Book',
  learningFill: 'BookFill',
  overview: 'BarChart',
  overviewFill: 'BarChartFill',
  me: 'PersonCircle',
  meFill: 'PersonCircleFill',
  device: 'MobileSmall',
  sending: 'CloudUp',
  delivered: 'Checkmark',
  attention: 'HandFinger',
  offline: 'CloudSlash',
  back: 'ChevronLeft',
  forward: 'ChevronRight',
  down: 'ChevronDown',
  search: 'MagnifyingGlass',
  clear: 'XMark',
  call: 'Phone',
  map: 'LocationPin',
  note: 'Pencil',
  overdue: 'Clock',
  start: 'Clipboard',
  done: 'CheckmarkCircle',
  doneFill: 'CheckmarkCircleFill',
  open: 'Circle',
  external: 'ExternalLink',
  warning: 'ExclamationmarkTriangle',
  information: 'InformationSquare',
  leave: 'Leave',
  up: 'TrendUp',
  fall: 'TrendDown',
  flat: 'TrendFlat',
  family: 'PersonHeadset',
  visit: 'Calendar',
  task: 'Tasklist',
  refresh: 'ArrowsCirclepath',
};

const folder = new URL('../node_modules/@navikt/aksel-icons/dist/svg/', import.meta.url);
const entries = Object.entries(names).map(([key, name]) => {
  const svg = readFileSync(new URL(`${name}.svg`, folder), 'utf8');
  const paths = [...svg.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path);
  if (paths.length === 0 || /<(circle|rect|g|mask)\b/.test(svg)) throw new Error(`${name} is not only paths`);
  const short = paths
    .join('')
    .replaceAll(/-?\d*\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
  return `  ${key}:\n    '${short}',`;
});

writeFileSync(
  new URL('../src/client/ui/icon-paths.ts', import.meta.url),
  `/** Aksel icons (Nav, MIT), 24 × 24, path data only. Made by scripts/make-icons.mjs. */\nexport const iconPaths = {\n${entries.join('\n')}\n} as const;\n`,
);
