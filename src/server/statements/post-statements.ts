import { lookup as resolveName } from 'node:dns';
import { request as plainRequest, type RequestOptions } from 'node:http';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { JsonObject } from '#domain/fhir/json.ts';
import { isPublicAddress } from './public-address.ts';

export type StoreAddress = {
  /** Without `/statements`. */
  readonly endpoint: string;
  readonly keyName: string;
  readonly secret: string;
};

/** What the store said; `away`: nothing that could be understood. */
export type StoreAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'away' }
  | { readonly kind: 'notAllowed' };

const limitMs = 30_000;

/** Whether statements may be sent there at all (STA8); what its name leads to is looked at when it is called. */
export function isStoreAddress(endpoint: string, allowsInside: boolean): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(endpoint);
  if (username !== '' || password !== '' || search !== '' || hash !== '') return false;
  if (allowsInside && protocol === 'http:') return true;
  if (protocol !== 'https:') return false;
  const bare = hostname.replace(/^\[|\]$/g, '');
  return allowsInside || isIP(bare) === 0 || isPublicAddress(bare);
}

/** Sends these and tells how it went; never throws. Nothing is followed elsewhere, and the answer's body is let go. */
export function postStatements(
  { endpoint, keyName, secret }: StoreAddress,
  statements: readonly JsonObject[],
  { allowsInside, until }: { readonly allowsInside: boolean; readonly until: AbortSignal },
): Promise<StoreAnswer> {
  if (!isStoreAddress(endpoint, allowsInside)) return Promise.resolve({ kind: 'notAllowed' });
  const url = new URL(`${endpoint.replace(/\/+$/, '')}/statements`);
  const body = JSON.stringify(statements);
  const options: RequestOptions = {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'X-Experience-API-Version': '1.0.3',
      Authorization: `Basic ${Buffer.from(`${keyName}:${secret}`).toString('base64')}`,
    },
    signal: AbortSignal.any([AbortSignal.timeout(limitMs), until]),
    // A connection of its own each time: one that is kept would go on to an address nobody has looked at since.
    agent: false,
    ...(allowsInside ? {} : { lookup: publicOnly }),
  };
  return new Promise((resolve) => {
    const call = (url.protocol === 'http:' ? plainRequest : request)(url, options, (answer) => {
      answer.resume();
      const wait = Number(answer.headers['retry-after']);
      resolve({
        kind: 'answered',
        status: answer.statusCode ?? 0,
        retryAfterSeconds: Number.isFinite(wait) && wait > 0 ? wait : null,
      });
    });
    call.on('error', (cause) => resolve({ kind: cause instanceof InsideAddress ? 'notAllowed' : 'away' }));
    call.end(body);
  });
}

class InsideAddress extends Error {}

/** Looks at where the connection goes, not at where a name pointed a moment before. */
const publicOnly: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (failure, found) => {
    if (failure) return callback(failure, []);
    const allowed = found.filter(({ address }) => isPublicAddress(address));
    const [first] = allowed;
    if (!first || allowed.length < found.length) return callback(new InsideAddress('inside'), []);
    return options.all ? callback(null, allowed) : callback(null, first.address, first.family);
  });
};
