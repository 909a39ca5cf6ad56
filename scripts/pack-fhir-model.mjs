// FHIR's model of paths as a text that says what follows from something else only once. The library's three tables name
// each path up to three times, every resource's own fields for each resource, and each type of a `value[x]` as a path.
//
// One block an owner: its depth in dots, its name and a mark for the fields that come with it; then a line for each kind
// of field, `type* field field`, with the asterisk where it repeats. After an empty line the choices: `=Type Type` and
// the `path`s that offer them.

/** Fields that nearly every owner of a sort has, by the mark that stands for them. */
const commonFields = {
  R: 'Resource* contained\nExtension* extension modifierExtension\nSystem.String id\nuri implicitRules\ncode language\nMeta meta\nNarrative text',
  B: 'Extension* extension modifierExtension\nSystem.String id',
  E: 'Extension* extension\nSystem.String id',
};

/** What `path2Type` says of a choice: `value` that is a `String` lies as `valueString`, of type `string`. */
function toChosenTypes(choices, parents) {
  const chosen = {};
  for (const path in choices)
    for (const name of choices[path]) {
      const primitive = name[0].toLowerCase() + name.slice(1);
      chosen[path + name] = primitive in parents ? primitive : name;
    }
  return chosen;
}

/** `{ code: 'Reference', refType: ['A', 'B'] }` as `Reference(A|B)`. */
const toKind = (type) => (typeof type === 'string' ? type : `${type.code}(${type.refType.join('|')})`);

/** Adds to the list that lies under a key. */
const addTo = (lists, key, value) => lists.set(key, [...(lists.get(key) ?? []), value]);

/** The lines of one owner, those of its common fields taken out, and their mark. */
function toBlock(owner, kinds) {
  const steps = owner.split('.');
  const head = (mark) => `${'.'.repeat(steps.length)}${steps.at(-1)}${mark && ` ${mark}`}`;
  for (const [mark, common] of Object.entries(commonFields)) {
    const taken = common.split('\n').map((line) => line.split(' '));
    if (!taken.every(([kind, ...fields]) => fields.every((field) => kinds.get(kind)?.includes(field))))
      continue;
    const rest = new Map(kinds);
    for (const [kind, ...fields] of taken)
      rest.set(
        kind,
        kinds.get(kind).filter((field) => !fields.includes(field)),
      );
    return [head(mark), ...toLines(rest)];
  }
  return [head(''), ...toLines(kinds)];
}

const toLines = (kinds) =>
  [...kinds].flatMap(([kind, fields]) => (fields.length === 0 ? [] : [`${kind} ${fields.join(' ')}`]));

/**
 * @param {{ path2Type: Record<string, string | { code: string; refType: string[] }>; path2Repeating: string[];
 *   choiceTypePaths: Record<string, string[]> }} tables as the library has them
 * @param {Record<string, string>} parents its `type2Parent`
 */
export function packPaths({ path2Type, path2Repeating, choiceTypePaths }, parents) {
  const chosen = toChosenTypes(choiceTypePaths, parents);
  const repeating = new Set(path2Repeating);
  const owners = new Map();
  for (const [path, type] of Object.entries(path2Type)) {
    if (chosen[path] === type && !repeating.has(path)) continue;
    const end = path.lastIndexOf('.');
    const owner = path.slice(0, end);
    for (let at = owner.length; at > 0; at = owner.lastIndexOf('.', at - 1))
      if (!owners.has(owner.slice(0, at))) owners.set(owner.slice(0, at), new Map());
    addTo(owners.get(owner), toKind(type) + (repeating.has(path) ? '*' : ''), path.slice(end + 1));
  }
  const offers = new Map();
  for (const [path, types] of Object.entries(choiceTypePaths)) addTo(offers, types.join(' '), path);
  return [
    ...[...owners]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([owner, kinds]) => toBlock(owner, kinds)),
    '',
    ...[...offers].map(([types, paths]) => `=${types}\n${paths.join(' ')}`),
  ].join('\n');
}

/** The code that takes `packPaths` back, for the library's own module. It gives `path2Repeating` as an object. */
export const unpackPathsCode = `const commonFields = ${JSON.stringify(commonFields)};
${toChosenTypes.toString()}
function unpackPaths(packed, parents) {
  const path2Type = {};
  const path2Repeating = {};
  const choiceTypePaths = {};
  const [owned, offered] = packed.split('\\n\\n');
  const steps = [];
  const addFields = (line) => {
    const [kind, ...fields] = line.split(' ');
    const [, type, references, repeats] = /^([^(*]+)(?:\\((.*)\\))?(\\*?)$/.exec(kind);
    for (const field of fields) {
      const path = steps.join('.') + '.' + field;
      path2Type[path] =
        references === undefined ? type : { code: type, refType: references === '' ? [] : references.split('|') };
      if (repeats) path2Repeating[path] = true;
    }
  };
  for (const line of owned.split('\\n')) {
    if (!line.startsWith('.')) addFields(line);
    else {
      const [, dots, name, mark] = /^(\\.+)(\\S+) ?(.?)/.exec(line);
      steps.splice(dots.length - 1, steps.length, name);
      if (mark) commonFields[mark].split('\\n').forEach(addFields);
    }
  }
  for (const offer of offered.split('=').slice(1)) {
    const [types, paths] = offer.split('\\n');
    for (const path of paths.split(' ')) choiceTypePaths[path] = types.split(' ');
  }
  return { path2Type: { ...toChosenTypes(choiceTypePaths, parents), ...path2Type }, path2Repeating, choiceTypePaths };
}
`;
