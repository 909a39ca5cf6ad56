// Screens that are opened after one another lie in one chunk: each by itself said again what its neighbours say, and all
// of them are kept on the phone.
const families = {
  learning: /^(learning|programme|seminar|certificate|exercise|scenario|outage)/,
  library: /^(library|schedules|themes|measuring|overview|supervision)/,
  rounds: /^(ward|round)/,
  conversations: /^(visit|person|record|nutrition|follow-ups)/,
  own: /^(me|lock|settings)/,
};
const familyOf = (root) => {
  const name = /\/routes\/([a-z-]+)-route\.tsx$/.exec(root.replaceAll('\\', '/'))?.[1];
  return Object.keys(families).find((family) => name !== undefined && families[family].test(name));
};

/** The families of the screens that import a module, directly or by way of others; undefined for anything else. */
function familiesOf(id, graph) {
  const found = new Set();
  const seen = new Set([id]);
  const queue = [id];
  for (const at of queue) {
    const info = graph.getModuleInfo(at);
    if (info === null || info.isEntry || info.dynamicImporters.length > 0) found.add(familyOf(at));
    for (const importer of info?.importers ?? []) {
      if (seen.has(importer)) continue;
      seen.add(importer);
      queue.push(importer);
    }
  }
  return found;
}

/**
 * A chunk's name: the family whose screens alone use a module, or `shared` for what several families do. Null for what
 * anything else waits for. The routes themselves stay by themselves.
 */
export function screenFamily(id, graph) {
  if (/\/routes\//.test(id)) return null;
  const found = familiesOf(id, graph);
  if (found.has(undefined)) return null;
  const [family, ...others] = found;
  return others.length === 0 ? (family ?? null) : 'shared';
}
