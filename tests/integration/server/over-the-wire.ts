import { request as httpRequest } from 'node:http';

export type WireAnswer = {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
};

/** A request as it goes over the wire: `fetch` would tidy the path first. Rejects when there is no whole answer. */
export const overTheWire = (
  port: number,
  path: string,
  options: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Buffer;
  } = {},
): Promise<WireAnswer> =>
  new Promise((done, refuse) => {
    const { body, ...rest } = options;
    const request = httpRequest({ host: '127.0.0.1', port, path, agent: false, ...rest }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', refuse);
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          headers: response.headers,
        }),
      );
    });
    request.on('error', refuse);
    // A server that has answered may hang up on a body that is still on its way.
    request.on('socket', (socket) => socket.on('error', refuse));
    request.end(body);
  });
