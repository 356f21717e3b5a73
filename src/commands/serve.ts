import path from 'node:path';
import { isInUse } from '../io/new-files.ts';
import { findProjectRoot } from '../io/read-project.ts';
import { readConfig } from '../io/read-settings.ts';
import { serveFolder } from '../io/serve-folder.ts';
import { untilStopped } from '../io/until-stopped.ts';
import { UserError } from '../model/errors.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { countValue } from './flags.ts';

export interface ServeOptions {
  readonly site?: string;
  readonly port?: number;
  readonly host?: string;
}

/** Serves a built site until it is stopped. */
export async function serve(options: ServeOptions, context: Context): Promise<number> {
  const folder = options.site === undefined ? ownSite(context) : path.resolve(context.cwd, options.site);
  if (!isInUse(path.join(folder, 'index.html'))) {
    throw new UserError(`There is no site in ${path.relative(context.cwd, folder) || 'this folder'}.`, {
      hint: 'Make it first with: kb build  Or name the folder: kb serve --site DIR',
    });
  }
  const served = await serveFolder(folder, {
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 4400,
    say: (message) => context.stderr(`kb: ${message}\n`),
  });
  const stopped = untilStopped(context.signal);
  context.stdout(`The help center is at ${served.url}\nStop with Ctrl-C.\n`);
  await stopped;
  await served.close();
  return 0;
}

function ownSite(context: Context): string {
  const root = findProjectRoot(context.cwd);
  return path.resolve(root, readConfig(root, path.join(root, 'content')).config.out);
}

export const command: Command = {
  about: 'Shows a built site in your browser, as a web server would. For looking at it, not for publishing.',
  flags: [
    { flags: '--site <dir>', text: 'folder of the built site (default: site)' },
    {
      flags: '--port <number>',
      text: 'port (default: 4400, or the next free one)',
      parse: countValue(0, 65_535),
    },
    { flags: '--host <address>', text: 'address to listen on (default: 127.0.0.1, this computer only)' },
  ],
  examples: [
    ['kb serve', 'shows the folder "site"; the address is printed'],
    ['kb serve --site preview --port 8080', 'shows another folder on a port of your choice'],
  ],
  run: (_operands, values, context) => serve(values as ServeOptions, context),
};
