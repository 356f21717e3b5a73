import { hasLeft, registryOf, successorOf } from '../checks/owner-registry.ts';
import { UserError } from '../model/errors.ts';
import { nearest } from '../model/similar.ts';
import type { Site } from '../model/site.ts';
import { digestOf } from '../report/digest.ts';
import { type DigestFormat, digestFormats, renderDigest } from '../report/render-digest.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { demandArticles } from './demand-articles.ts';
import { demandRegistry } from './demand-registry.ts';
import { digestVoice, type VoiceOptions, voiceFlags } from './digest-voice.ts';
import { commonFlags } from './flags.ts';
import type { LoadOptions } from './load-site.ts';
import { type RunOptions, runCheck } from './run-check.ts';
import { tellWithheld } from './tell-withheld.ts';

export interface DigestOptions extends LoadOptions {
  readonly owner?: string;
  readonly format?: DigestFormat;
}

/** Prints what one owner is to do, for a scheduler to mail. Throws `UserError` for an owner whom nobody knows, or who has left. */
export async function digest(options: DigestOptions, context: Context): Promise<number> {
  const { owner, format = 'text', ...rest } = options;
  if (owner === undefined) {
    throw new UserError('Whose digest?', { hint: 'Add --owner and an id; "kb owners" lists them.' });
  }
  const { site, findings } = await runCheck({ ...rest, internal: true } as RunOptions, context);
  demandArticles(site.entries, 'do');
  demandRegistry(site, owner);
  demandOwner(owner, site);
  context.stdout(renderDigest(digestOf(owner, site, findings, site.config.review.dueSoonDays), format));
  return tellWithheld(site, context);
}

function demandOwner(id: string, site: Site): void {
  const { people, ids } = registryOf(site);
  const person = people.get(id);
  if (person && hasLeft(person, site)) {
    throw new UserError(`${person.name} left on ${person.left}.`, {
      hint: `Hand their articles over: kb owners handover ${id} ${successorOf(person, site)?.id ?? 'NEW'}`,
    });
  }
  const known = new Set([...ids, ...site.entries.flatMap(({ ownership }) => ownership.ids)]);
  if (known.has(id)) return;
  const meant = nearest(id, known);
  throw new UserError(`Nobody is called "${id}" here.`, {
    hint: meant ? `Did you mean ${meant}?` : '"kb owners" lists who owns what.',
  });
}

function formatValue(value: string): DigestFormat {
  const format = digestFormats.find((each) => each === value);
  if (format !== undefined) return format;
  const meant = nearest(value, digestFormats);
  throw new UserError(`--format: a digest cannot be "${value}".`, {
    hint: meant ? `Did you mean ${meant}?` : `There are: ${digestFormats.join(', ')}.`,
  });
}

/** What the command line gives: `--format` as typed, since `--voice` also takes a file. */
type Values = Omit<DigestOptions, 'format'> &
  Omit<VoiceOptions, 'format'> & { readonly voice?: boolean; readonly format?: string };

async function ownersOrVoice(exports: readonly string[], values: Values, context: Context): Promise<number> {
  const { voice, format, ...rest } = values;
  if (voice) {
    if (values.owner !== undefined) {
      throw new UserError('--owner has no part in what all customers asked: leave it out.', {
        hint: 'What one owner is to do is: kb digest --owner ID',
      });
    }
    return digestVoice(exports, { ...rest, ...(format !== undefined && { format: [format] }) }, context);
  }
  if (values.month !== undefined) {
    throw new UserError('--month belongs to --voice: what one owner is to do is always of today.', {
      hint: 'The month in the words of customers is: kb digest --voice --month 2026-10 tickets.csv',
    });
  }
  if (exports.length > 0) {
    throw new UserError(`A digest for an owner reads no files, so ${exports[0]} is not used.`, {
      hint: 'The month in the words of customers is: kb digest --voice --month 2026-10 tickets.csv',
    });
  }
  return digest({ ...rest, ...(format !== undefined && { format: formatValue(format) }) }, context);
}

export const command: Command = {
  operands: '[exports...]',
  about:
    'What one owner is to do: reviews that are overdue or due soon, articles that changed since, errors. Articles of their teams are included. Made for a scheduler that mails it. ' +
    'With --voice: what customers contacted you about in one month, out of contact exports.',
  flags: [
    { flags: '--owner <id>', text: 'person or team' },
    {
      flags: '--format <format>',
      text: `one of: ${digestFormats.join(', ')} (default: text); with --voice also into a file: html=voice.html`,
    },
    ...voiceFlags,
    commonFlags.content,
    commonFlags.noCache,
    commonFlags.asOf,
  ],
  examples: [
    ['kb digest --owner ana', 'prints what is due for ana'],
    ['kb digest --owner ana --format html', 'the same as a page for a mail'],
    ['kb digest --voice --month 2026-10 tickets.csv', 'what customers asked in October'],
  ],
  run: (operands, values, context) => ownersOrVoice(operands, values as Values, context),
};
