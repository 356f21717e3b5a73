import { UserError } from '../model/errors.ts';
import { plainWords } from './header-names.ts';

/** A table that fits into memory: names of its columns and the cells of its rows. */
export interface SmallTable {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What people searched the help center for, and what came of it. */
export interface SearchCount {
  readonly query: string;
  readonly count: number;
  /** Undefined when the file does not say. */
  readonly results: number | undefined;
  readonly clicks: number | undefined;
}

/** Votes on an article, by whatever names it: path, address, id or title. */
export interface VoteCount {
  readonly article: string;
  readonly yes: number;
  readonly no: number;
}

const searchColumns = {
  query:
    'query; search; search term; search query; term; keyword; keywords; q; search string; suchbegriff; recherche; busqueda; busca; ricerca; zoekterm',
  count:
    'count; searches; total; times; number; number of searches; total searches; frequency; anzahl; nombre; cantidad',
  results:
    'results; result count; number of results; hits; results count; nb results; ergebnisse; treffer; resultats; resultados',
  clicks:
    'clicks; click count; clicked; total clicks; number of clicks; click throughs; klicks; clics; cliques',
} as const;

const feedbackColumns = {
  article:
    'path; article; article path; url; page; page url; article url; article id; id; slug; title; article title; artikel; seite',
  yes: 'yes; helpful yes; helpful; upvotes; up; thumbs up; votes up; positive; helpful votes; ja; oui; si',
  no: 'no; helpful no; not helpful; unhelpful; downvotes; down; thumbs down; votes down; negative; not helpful votes; nein; non',
  vote: 'vote; answer; rating; response; feedback; value; was this helpful; helpful; antwort',
} as const;

/** Reads a table of searches. Throws `UserError` when it has no column for the words that were searched. */
export function readSearches(table: SmallTable): SearchCount[] {
  const { query, count, results, clicks } = locate(table, searchColumns);
  if (query === undefined || (results === undefined && clicks === undefined)) {
    throw new UserError(
      `${table.name} is no list of searches: it needs the columns query, and results or clicks.`,
      {
        hint: 'One row for each search text, for example: query,count,results,clicks',
      },
    );
  }
  return table.rows.flatMap((row) => {
    const text = (row[query] ?? '').replace(/\s+/g, ' ').trim();
    if (text === '' || text.length > 200) return [];
    return [
      {
        query: text,
        count: count === undefined ? 1 : (numberIn(row[count]) ?? 0),
        results: results === undefined ? undefined : numberIn(row[results]),
        clicks: clicks === undefined ? undefined : numberIn(row[clicks]),
      },
    ];
  });
}

/**
 * Reads a table of votes: counts (`path,yes,no`), or one row for each vote (`path,vote`). Throws `UserError` when neither fits.
 */
export function readFeedback(table: SmallTable): VoteCount[] {
  const { article, yes, no, vote } = locate(table, feedbackColumns);
  if (article !== undefined && yes !== undefined && no !== undefined) {
    return table.rows.map((row) => ({
      article: row[article] ?? '',
      yes: numberIn(row[yes]) ?? 0,
      no: numberIn(row[no]) ?? 0,
    }));
  }
  if (article === undefined || vote === undefined) {
    throw new UserError(
      `${table.name} is no list of votes: it needs the columns path, yes and no, or path and vote.`,
      {
        hint: 'For example: path,yes,no with a row for each article, or path,vote with a row for each vote.',
      },
    );
  }
  return table.rows.flatMap((row) => {
    const answer = voteIn(row[vote] ?? '');
    return answer === undefined
      ? []
      : [{ article: row[article] ?? '', yes: answer ? 1 : 0, no: answer ? 0 : 1 }];
  });
}

function locate<Key extends string>(
  table: SmallTable,
  columns: Readonly<Record<Key, string>>,
): Partial<Record<Key, number>> {
  const names = table.headers.map(plainWords);
  const located: Partial<Record<Key, number>> = {};
  for (const [key, aliases] of Object.entries(columns) as [Key, string][]) {
    const found = aliases
      .split(';')
      .map((alias) => names.indexOf(plainWords(alias)))
      .find((column) => column !== -1);
    if (found !== undefined) located[key] = found;
  }
  return located;
}

function numberIn(cell: string | undefined): number | undefined {
  const text = (cell ?? '').trim().replace(/(?<=\d)[,\s](?=\d{3}\b)/g, '');
  return /^\d{1,12}(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function voteIn(cell: string): boolean | undefined {
  const text = cell.trim().toLowerCase();
  if (/^(?:yes|y|true|1|up|👍|helpful|good|ja|oui|s[ií]|sim)$/u.test(text)) return true;
  return /^(?:no|n|false|0|-1|down|👎|not helpful|unhelpful|bad|nein|non|n[aã]o|nee)$/u.test(text)
    ? false
    : undefined;
}
