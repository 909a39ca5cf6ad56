/** A fingerprint of everything that happens in a run: the same seed must give the same one. */
export type Trace = {
  note(line: string): void;
  hash(): string;
};

/** FNV-1a over two different bases, 32 bits each. */
export function createTrace(): Trace {
  let low = 0x811c9dc5;
  let high = 0x9e3779b1;
  return {
    note: (line) => {
      for (let index = 0; index < line.length; index += 1) {
        const unit = line.charCodeAt(index);
        low = Math.imul(low ^ unit, 0x01000193);
        high = Math.imul(high ^ (unit + index), 0x01000193);
      }
    },
    hash: () => [low, high].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join(''),
  };
}
