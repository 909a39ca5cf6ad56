import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const lookAgainMs = 5;

/** Knows which connections still have bytes to send. */
export type OpenSockets = {
  /** Resolves when none has, or after the time: an answer nobody reads must not hold the server up for ever. */
  readonly drained: (limitMs: number) => Promise<void>;
};

/**
 * Node counts a connection as idle as soon as its answer has been handed over, and closing idle connections then cuts
 * off what has not left yet. To be asked before they are closed.
 */
export function watchSockets(server: Server): OpenSockets {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return {
    drained: async (limitMs) => {
      const until = performance.now() + limitMs;
      const isSending = (): boolean => [...sockets].some((socket) => socket.writableLength > 0);
      while (isSending() && performance.now() < until) {
        await new Promise((resolve) => void setTimeout(resolve, lookAgainMs));
      }
    },
  };
}
