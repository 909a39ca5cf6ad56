import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const lookAgainMs = 5;

export type Patience = {
  /** An answer of which nothing leaves for so long is read by nobody. */
  readonly stuckMs: number;
  /** What is not over by then is cut off. */
  readonly longestMs: number;
};

export type OpenSockets = {
  /**
   * Takes no new connection, ends each that is there as soon as what it asked has been answered, and resolves when all
   * are gone. `Server.close` would end those whose answer has been handed over and has not left yet.
   */
  readonly close: (patience: Patience) => Promise<void>;
};

type State = {
  /** Requests that have come in and are not answered. */
  underWay: number;
  sent: number;
  movedAt: number;
};

/** Knows, from the start of the server on, which connections are being answered. */
export function watchSockets(server: Server): OpenSockets {
  const sockets = new Map<Socket, State>();
  server.on('connection', (socket) => {
    sockets.set(socket, { underWay: 0, sent: 0, movedAt: 0 });
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    const state = sockets.get(socket);
    if (!state) return;
    state.underWay += 1;
    response.once('close', () => (state.underWay -= 1));
  });

  return {
    close: async ({ stuckMs, longestMs }) => {
      const closed = new Promise<void>((done) => void NetServer.prototype.close.call(server, () => done()));
      const began = performance.now();
      while (sockets.size > 0) {
        const now = performance.now();
        for (const [socket, state] of sockets) {
          const waiting = socket.writableLength;
          const sent = socket.bytesWritten - waiting;
          if (sent !== state.sent || state.movedAt === 0) Object.assign(state, { sent, movedAt: now });
          const isDone = state.underWay === 0 && waiting === 0;
          const isStuck = waiting > 0 && now - state.movedAt > stuckMs;
          if (isDone || isStuck || now - began > longestMs) socket.destroy();
        }
        await sleep(lookAgainMs);
      }
      await closed;
      // Nothing is open any more: this ends the server's own looking for connections that are too slow.
      server.close();
    },
  };
}
