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
  overdue: 'Clock',
  start: 'Clipboard',
  doneFill: 'CheckmarkCircleFill',
  open: 'Circle',
  external: 'ExternalLink',
  information: 'InformationSquare',
  leave: 'Leave',
  refresh: 'ArrowsCirclepath',
  more: 'MenuElipsisHorizontalCircle',
};

// The React build of the set has its paths in their shortest form.
const folder = new URL('../node_modules/@navikt/aksel-icons/dist/react/esm/', import.meta.url);
const entries = Object.entries(names).map(([key, name]) => {
  const source = readFileSync(new URL(`${name}.js`, folder), 'utf8');
  const shapes = [...source.matchAll(/createElement\("(?!svg|title)(\w+)"/g)].map(([, shape]) => shape);
  const paths = [...source.matchAll(/ d: "([^"]+)"/g)].map(([, path]) => path);
  if (paths.length === 0 || shapes.some((shape) => shape !== 'path'))
    throw new Error(`${name} is not only paths`);
  return `  ${key}:\n    '${paths.join('')}',`;
});

writeFileSync(
  new URL('../src/client/ui/icon-paths.ts', import.meta.url),
  `/** Aksel icons (Nav, MIT), 24 × 24, path data only. Made by scripts/make-icons.mjs. */\nexport const iconPaths = {\n${entries.join('\n')}\n} as const;\n`,
);
