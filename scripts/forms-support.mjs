// node scripts/forms-support.mjs: writes docs/forms-support.md from the public forms beside the project: feature by
// feature what is supported, a file that shows it, a form of our own that is driven in a browser with it, and what
// became of each file. Ends with 1 when a test named for a feature says nothing of it.
import './require-node.mjs';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.mjs';
import { withTsModule } from './run-ts.mjs';
import { formFeatures } from './form-features.mjs';

const folder = path.resolve(projectRoot, '..', 'shared', 'questionnaires');
const files = readdirSync(folder, { recursive: true })
  .filter((file) => file.endsWith('.json'))
  .toSorted((a, b) => (a < b ? -1 : 1));

const forms = await withTsModule(
  'src/protocol/questionnaire/parse-questionnaire.ts',
  ({ parseQuestionnaire }) =>
    files.map((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      return { file, report: parseQuestionnaire(text), features: featuresIn(JSON.parse(text)) };
    }),
);

/** Everything a feature may be told by: item types, extension addresses, item controls and names of fields. */
function featuresIn(resource) {
  const found = new Set();
  const visit = (value) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      if (typeof value.linkId === 'string' && typeof value.type === 'string') {
        found.add(`type:${value.type}`);
        if (value.repeats) found.add(`repeats:${value.type === 'group' ? 'group' : 'question'}`);
        if (value.item && value.type !== 'group') found.add('below:answer');
        for (const { operator } of value.enableWhen ?? []) found.add(`operator:${operator}`);
      }
      if (typeof value.url === 'string') {
        found.add(`extension:${value.url.split('/').at(-1)}`);
        for (const { code } of value.valueCodeableConcept?.coding ?? []) found.add(`control:${code}`);
        const { language } = value.valueExpression ?? {};
        if (language) found.add(`language:${language}`);
      }
      for (const [key, part] of Object.entries(value)) {
        found.add(`field:${key}`);
        visit(part);
      }
      if (value.resourceType) found.add(`resource:${value.resourceType}`);
    }
  };
  visit(resource);
  return found;
}

/** Forms of our own: the journeys fill in the first, the gallery's tests draw the second in each state. */
const ownForms = ['tests/e2e/forms', 'src/client/gallery/fixtures'].flatMap((place) =>
  readdirSync(path.join(projectRoot, place))
    .filter((name) => name.endsWith('.json') && name !== 'responses.json')
    .toSorted()
    .map((name) => ({
      file: `${place}/${name}`,
      features: featuresIn(JSON.parse(readFileSync(path.join(projectRoot, place, name), 'utf8'))),
    })),
);
const drivenBy = (feature) =>
  ownForms.find(({ features }) => feature.shownBy.some((sign) => features.has(sign)))?.file;

const shown = (feature) => forms.filter(({ features }) => feature.shownBy.some((sign) => features.has(sign)));

/** A test that is named for a feature has to say so: its last word, as the test or its form has it. */
const untrue = formFeatures.filter((feature) => {
  const { name, shownBy, test } = feature;
  if (!test || shown(feature).length > 0) return false;
  const text = readFileSync(path.join(projectRoot, test), 'utf8');
  const words = shownBy.map((sign) => sign.split(':')[1].replace(/^(?:sdc-)?questionnaire-/, ''));
  return ![...words, name].some((word) => text.includes(word));
});
for (const { name, test } of untrue) process.stderr.write(`${test} says nothing of ${name}\n`);
if (untrue.length > 0) process.exit(1);

const cell = (text) => String(text).replaceAll('|', '\\|');

const featureRows = formFeatures.map((feature) => {
  const by = shown(feature);
  const driven = drivenBy(feature);
  const example = by[0]?.file ?? feature.test ?? driven ?? '';
  return `| ${cell(feature.name)} | ${feature.support} | ${by.length || ''} | ${example ? `\`${example}\`` : ''} | ${driven ? `\`${driven}\`` : ''} | ${cell(feature.note ?? '')} |`;
});

const counted = (findings) => {
  const counts = new Map();
  for (const { reason } of findings) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => (count > 1 ? `${reason} × ${count}` : reason)).join(', ');
};

const fileRows = forms.map(
  ({ file, report }) =>
    `| \`${file}\` | ${report.ok ? 'opens' : `refused: ${counted(report.errors)}`} | ${counted(report.repaired)} | ${counted(report.unsupported)} |`,
);

const opened = forms.filter(({ report }) => report.ok).length;
writeFileSync(
  path.join(projectRoot, 'docs', 'forms-support.md'),
  `# What Visitt understands of FHIR Questionnaires

Made by \`node scripts/forms-support.mjs\` from the ${files.length} public forms in \`../shared/questionnaires\`; ${opened} of
them open. *yes*: works as the specification says. *partly*: see the note. *shown*: only looks, drawn by the form view.
*ignored*: asks for nothing on a phone and stops nothing. *no*: named in the report on the form. The number says how many
of the files use it, and the file is the first of them; where none does, it is the test that shows it. *In a browser*: the
form of our own that is filled in by \`tests/e2e/form-features.spec.ts\` and \`form-in-record.spec.ts\`, or drawn in each state
by \`gallery.spec.ts\`.

| Feature | Support | Files | Shown by | In a browser | Note |
|---|---|---|---|---|---|
${featureRows.join('\n')}

## The files

| File | | Mended | Not understood |
|---|---|---|---|
${fileRows.join('\n')}
`,
);
process.stdout.write(`docs/forms-support.md: ${opened} of ${files.length} forms open\n`);
