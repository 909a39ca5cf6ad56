import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTrustedProxies, toCaller, toClientAddress, type TrustedProxies } from './client-address.ts';

const trusted = (text: string): TrustedProxies => {
  const parsed = parseTrustedProxies(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

describe('TRUSTED_PROXY', () => {
  it.each(['11', '-1', 'proxy.example', '10.0.0.0/33', '10.0.0.0/0', '10.0.0.1/8/8', '1.2.3', 'fe80::1/129'])(
    '%s is refused',
    (text) => expect(parseTrustedProxies(text)).toBeNull(),
  );

  it.each(['', ' ', '0'])('%j trusts nobody', (text) => {
    expect(toClientAddress('192.0.2.1', '203.0.113.9', trusted(text))).toBe('192.0.2.1');
  });
});

describe('so many proxies', () => {
  it('takes what the outermost of them heard from', () => {
    expect(toClientAddress('10.0.0.2', '203.0.113.9', trusted('1'))).toBe('203.0.113.9');
    expect(toClientAddress('10.0.0.2', '203.0.113.9, 10.0.0.1', trusted('2'))).toBe('203.0.113.9');
  });

  it('are trusted also where they are reached by a link-local address, which names the interface', () => {
    expect(toClientAddress('fe80::1%eth0', '203.0.113.9', trusted('1'))).toBe('203.0.113.9');
    expect(toClientAddress('fe80::1%eth0', '203.0.113.9', trusted('fe80::1%eth0'))).toBe('203.0.113.9');
    expect(toClientAddress('fe80::1%eth0', '203.0.113.9', trusted('fe80::/10'))).toBe('203.0.113.9');
    expect(toClientAddress('fe80::1%eth0', '203.0.113.9', trusted('0'))).toBe('fe80::1');
  });

  it('reads nothing of what the caller put before', () => {
    expect(toClientAddress('10.0.0.2', '1.1.1.1, 8.8.8.8, 203.0.113.9', trusted('1'))).toBe('203.0.113.9');
    expect(toClientAddress('10.0.0.2', '1.1.1.1, 203.0.113.9, 10.0.0.1', trusted('2'))).toBe('203.0.113.9');
  });

  it('without a header, or with one that is no address, stays at what is known', () => {
    expect(toClientAddress('10.0.0.2', undefined, trusted('1'))).toBe('10.0.0.2');
    expect(toClientAddress('10.0.0.2', 'unknown', trusted('1'))).toBe('10.0.0.2');
    expect(toClientAddress('10.0.0.2', '1.1.1.1, <script>, 10.0.0.1', trusted('2'))).toBe('10.0.0.1');
  });
});

describe('proxies by address', () => {
  const nets = trusted('10.0.0.0/8, 2001:db8:1::/48 127.0.0.1');

  it('goes past those that are named, whatever their number', () => {
    expect(toClientAddress('::ffff:10.0.0.2', '203.0.113.9, 10.1.1.1', nets)).toBe('203.0.113.9');
    expect(toClientAddress('127.0.0.1', '[2001:db8:2::5]:4711, 2001:DB8:1::1', nets)).toBe('2001:db8:2::5');
    expect(toClientAddress('10.0.0.2', '203.0.113.9:50123', nets)).toBe('203.0.113.9');
  });

  it('takes a caller who comes past them for what she is, whatever she says', () => {
    expect(toClientAddress('198.51.100.7', '203.0.113.9', nets)).toBe('198.51.100.7');
    expect(toClientAddress('10.0.0.2', '10.9.9.9, 1.1.1.1, 198.51.100.7', nets)).toBe('198.51.100.7');
  });

  it('never answers with what the caller wrote, however she writes it', () => {
    const address = fc.tuple(fc.ipV4(), fc.ipV6(), fc.string()).chain((some) => fc.constantFrom(...some));
    fc.assert(
      fc.property(fc.array(address, { maxLength: 30 }), (forged) => {
        // What an honest proxy does: it adds whom it heard from to what it was given.
        const header = [...forged, '198.51.100.7'].join(', ');
        expect(toClientAddress('10.0.0.2', header, nets)).toBe('198.51.100.7');
        expect(toClientAddress('10.0.0.2', header, trusted('1'))).toBe('198.51.100.7');
      }),
    );
  });
});

describe('one caller', () => {
  it('is an IPv4 address, or the 64 bits an IPv6 subscriber has for herself', () => {
    expect(toCaller('203.0.113.9')).toBe('203.0.113.9');
    expect(toCaller('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(toCaller('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(toCaller('::1')).toBe('0:0:0:0::/64');
    expect(toCaller('2001:db8:1:2::')).toBe('2001:db8:1:2::/64');
    expect(toCaller('unknown')).toBe('unknown');
  });
});
