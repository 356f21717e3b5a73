import type { ServerResponse } from 'node:http';

/** One browser window that listens for news of the page it shows. */
export interface EventClient {
  readonly parts: readonly string[];
  readonly version: string;
  send(message: object): void;
}

/** Browsers open six connections to one server at most, so a person has few; more is a fault or an attack. */
const mostClients = 200;
const heartbeatMs = 25_000;

/** The windows that are listening, each at the end of an event stream. */
export class EventClients {
  readonly #clients = new Set<EventClient>();

  /** Starts an event stream; undefined when there are too many already. */
  add(response: ServerResponse, parts: readonly string[], version: string): EventClient | undefined {
    if (this.#clients.size >= mostClients) return undefined;
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    response.write('retry: 500\n\n');
    const client: EventClient = {
      parts,
      version,
      send: (message) => {
        // A window that stopped reading gets no more; it asks again when it wakes up.
        if (response.writableNeedDrain) response.destroy();
        else response.write(`data: ${JSON.stringify(message)}\n\n`);
      },
    };
    const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMs);
    heartbeat.unref();
    this.#clients.add(client);
    response.on('error', () => {});
    response.on('close', () => {
      clearInterval(heartbeat);
      this.#clients.delete(client);
    });
    return client;
  }

  all(): EventClient[] {
    return [...this.#clients];
  }
}
