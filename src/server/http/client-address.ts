import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

/**
 * Whose word about where a request comes from is taken. `hops`: exactly so many proxies stand before this port, and
 * nobody reaches it past them. `list`: proxies by address; whoever else connects is taken for what she is.
 */
export type TrustedProxies =
  | { readonly by: 'none' }
  | { readonly by: 'hops'; readonly hops: number }
  | { readonly by: 'list'; readonly isTrusted: (address: string) => boolean };

const mostHops = 10;

/** `TRUSTED_PROXY`: a number of proxies, or their addresses and networks (`10.0.0.0/8`). Null when it is neither. */
export function parseTrustedProxies(text: string): TrustedProxies | null {
  const words = text.split(/[\s,]+/).filter(Boolean);
  if (words.length === 0) return { by: 'none' };
  const [first = ''] = words;
  if (words.length === 1 && /^\d+$/.test(first)) {
    const hops = Number(first);
    if (hops > mostHops) return null;
    return hops === 0 ? { by: 'none' } : { by: 'hops', hops };
  }
  const list = new BlockList();
  for (const word of words) {
    const [address = '', prefix, ...rest] = word.split('/');
    if (isIP(address) === 0 || rest.length > 0) return null;
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (prefix === undefined) list.addAddress(address, family);
    else if (
      /^\d{1,3}$/.test(prefix) &&
      Number(prefix) > 0 &&
      Number(prefix) <= (family === 'ipv4' ? 32 : 128)
    )
      list.addSubnet(address, Number(prefix), family);
    else return null;
  }
  return { by: 'list', isTrusted: (address) => list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6') };
}

/**
 * The address a request comes from, without port: the socket's, or what the proxies that are trusted have written into
 * `X-Forwarded-For`. Each adds, at the end, whom it heard from, so it is read from the end and no further than trust
 * goes: what stands before that is the caller's own invention.
 */
export function toClientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
): string {
  const socket = toAddress(socketAddress ?? '');
  if (socket === null) return 'unknown';
  if (trusted.by === 'none') return socket;
  const told = (forwardedFor ?? '').split(',').toReversed();
  let address = socket;
  for (let index = 0; index < told.length; index += 1) {
    const goesOn = trusted.by === 'hops' ? index < trusted.hops : trusted.isTrusted(address);
    const next = goesOn ? toAddress(told[index] ?? '') : null;
    if (next === null) return address;
    address = next;
  }
  return address;
}

/** What counts as one caller: an address, or the network of 64 bits that one IPv6 subscriber has for herself. */
export function toCaller(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** Without brackets, port, interface and what IPv6 wraps around IPv4; null for what is no address (`unknown`, nothing). */
function toAddress(text: string): string | null {
  const word = text.trim();
  const bare = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(word)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(word)?.[1] ?? word;
  const address = /^::ffff:([\d.]+)$/i.exec(bare)?.[1] ?? bare.replace(/%.*$/, '');
  return isIP(address) === 0 ? null : address.toLowerCase();
}
