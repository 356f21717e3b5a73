import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../model/errors.ts';

const attempts = 20;

/**
 * Lets a server listen on `port`, or on the next free one; says which when it is another. 0 takes any free port.
 * Gives the port. Throws `UserError` when none is free or the host is not this computer's.
 */
export async function listen(
  server: Server,
  host: string,
  port: number,
  say: (message: string) => void,
): Promise<number> {
  const last = Math.min(port + attempts - 1, 65_535);
  for (let tried = port; tried <= last; tried++) {
    const failure = await tryToListen(server, host, tried);
    if (failure === undefined) {
      const taken = (server.address() as AddressInfo).port;
      if (port !== 0 && taken !== port)
        say(`Port ${port} is in use by another program. Taking ${taken} instead.`);
      return taken;
    }
    if (failure === 'EADDRINUSE') continue;
    throw new UserError(`The server cannot use ${host} port ${tried} (${failure}).`, {
      hint:
        failure === 'EACCES'
          ? 'Ports below 1024 are reserved. Choose a higher one with --port.'
          : 'Choose an address of this computer with --host: 127.0.0.1 for this computer only, 0.0.0.0 for the network.',
    });
  }
  const range = last === port ? `Port ${port} is in use` : `All ports from ${port} to ${last} are in use`;
  throw new UserError(`${range} by other programs.`, {
    hint: 'Choose another one with --port, or let the system choose: --port 0',
  });
}

function tryToListen(server: Server, host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException): void => settle(error.code ?? error.message);
    const onListening = (): void => settle(undefined);
    const settle = (failure: string | undefined): void => {
      server.off('error', onError).off('listening', onListening);
      resolve(failure);
    };
    server.once('error', onError).once('listening', onListening).listen(port, host);
  });
}

/** Address of a server's home page, as this computer's browser takes it. */
export function addressOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}/`;
}

/**
 * True when a request's Host header names this server: a page of another site that lets its own name point here gets
 * nothing. On the network, any IP address is accepted, since a name could be anybody's but an address cannot.
 */
export function isOwnHost(header: string | undefined, host: string): boolean {
  const name = header?.replace(/:\d+$/, '').toLowerCase();
  if (name === undefined) return false;
  if (['localhost', '127.0.0.1', '[::1]', host.toLowerCase(), `[${host.toLowerCase()}]`].includes(name))
    return true;
  return !isLoopback(host) && (/^\d+\.\d+\.\d+\.\d+$/.test(name) || /^\[[\da-f:.]+\]$/.test(name));
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
