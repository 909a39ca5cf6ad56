/** The version after this one that is easy to say: `1.4.2` becomes `1.5.0`. Made-up ones start again at `1.0.0`. */
export function nextVersion(version: string): string {
  const semantic = /^(\d+)\.(\d+)\.\d+$/.exec(version);
  if (semantic && version.length < 40) return `${semantic[1]}.${Number(semantic[2]) + 1}.0`;
  const counted = /^((?:\d+\.)*)(\d{1,12})$/.exec(version);
  return counted ? `${counted[1]}${Number(counted[2]) + 1}` : '1.0.0';
}
