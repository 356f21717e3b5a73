import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../model/errors.ts';
import { packageRoot } from './package-root.ts';

/** The script that pages get from `kb dev`, with its styles. It is no part of the theme, so that no build can publish it. */
export function readDevScript(): string {
  try {
    const styles = readFileSync(path.join(packageRoot, 'templates/dev/dev.css'), 'utf8');
    const script = readFileSync(path.join(packageRoot, 'dist/dev/dev.js'), 'utf8');
    return `self.kbDevStyles=${JSON.stringify(styles)};\n${script}`;
  } catch {
    throw new UserError('This copy of kb is not compiled yet: a script of kb dev is missing.', {
      hint: `Run "npm ci && npm run compile" in ${packageRoot}`,
    });
  }
}
