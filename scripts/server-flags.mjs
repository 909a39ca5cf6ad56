/**
 * What Node is told when it serves; `npm start` in package.json says the same. What fifty pushes bring lives until their
 * transaction is done: in the 16 MB that are Node's own choice the garbage collector carries it about again and again.
 */
export const serverFlags = ['--max-semi-space-size=32'];
