// Imported first, before anything that an old Node could not read.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Visitt needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}
