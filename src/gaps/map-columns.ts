import { UserError } from '../model/errors.ts';
import { aliasRanks } from './column-aliases.ts';
import type { ContactField } from './contact.ts';
import { normaliseHeader, plainWords, withoutContactNoun } from './header-names.ts';
import { isPersonalColumn } from './personal-columns.ts';
import type { MappedColumn } from './reading.ts';

/** A column that may be a field. Lower rank is more likely; 0 to a few hundred. */
export interface Candidate {
  readonly column: number;
  readonly header: string;
  readonly rank: number;
}

export type Candidates = ReadonlyMap<ContactField, readonly Candidate[]>;

/** Objects inside of a JSON contact that only group its own fields. */
const groupNames = new Set(
  'attributes,fields,properties,statistics,stats,metric set,metrics,meta,metadata,timestamps,dates,data,conversation,ticket,case,issue'.split(
    ',',
  ),
);

/** A path stripped of one grouping object is worse than any direct name. */
const groupPenalty = 500;
/** An exact name is better than one behind "ticket" or "conversation". */
const nounPenalty = 0.5;

/** Which columns may be which field, best first; columns of the same rank in file order. */
export function findColumns(
  headers: readonly string[],
  isJson: boolean,
  map: ReadonlyMap<ContactField, MappedColumn>,
): Candidates {
  const found = new Map<ContactField, Candidate[]>();
  headers.forEach((header, column) => {
    for (const [field, rank] of isJson ? ranksOfPath(header) : ranksOfHeader(header)) {
      if (!map.has(field)) push(found, field, { column, header, rank });
    }
  });
  for (const [field, mapped] of map) {
    headers.forEach((header, column) => {
      if (isSameHeader(header, mapped.header)) push(found, field, { column, header, rank: 0 });
    });
  }
  for (const candidates of found.values()) candidates.sort((a, b) => a.rank - b.rank || a.column - b.column);
  return found;
}

function push(found: Map<ContactField, Candidate[]>, field: ContactField, candidate: Candidate): void {
  const list = found.get(field);
  if (list) list.push(candidate);
  else found.set(field, [candidate]);
}

/** Refuses `--map` of columns that hold names, addresses or texts. The message names the column, which is no cell. */
export function refusePersonalMapping(map: ReadonlyMap<ContactField, MappedColumn>): void {
  for (const [field, { header }] of map) {
    const isKnown = ranksOfHeader(header).some(([known]) => known === field);
    if (!isKnown && isPersonalColumn(header)) {
      throw new UserError(
        `--map ${field}=${header}: kb never reads columns with names, addresses or texts.`,
        {
          hint: 'Map a column of ids, days, tags or numbers. If the column holds none of a person, rename it in the export.',
        },
      );
    }
  }
}

function isSameHeader(header: string, wanted: string): boolean {
  return header.trim() === wanted.trim() || plainWords(header) === plainWords(wanted);
}

function ranksOfHeader(header: string): readonly (readonly [ContactField, number])[] {
  const { name, note } = normaliseHeader(header);
  const direct = aliasRanks.get(name);
  if (direct) return direct;
  const whole = note ? aliasRanks.get(plainWords(header.replace(/[()[\]]/g, ' '))) : undefined;
  if (whole) return whole;
  const short = withoutContactNoun(name);
  const known = short === undefined ? undefined : aliasRanks.get(short);
  return known?.map(([field, rank]) => [field, rank + nounPenalty] as const) ?? [];
}

/** `metric_set.reopens`, `attributes.createdAt`, `tags.tags[].name`. Lists hold tags or channels and nothing else. */
function ranksOfPath(path: string): readonly (readonly [ContactField, number])[] {
  const isList = path.includes('[]');
  let steps = path.replaceAll('[]', '').split('.');
  let penalty = 0;
  for (;;) {
    const ranks = ranksOfHeader(steps.join(' ')).filter(
      ([field]) => !isList || field === 'tags' || field === 'channel',
    );
    if (ranks.length > 0) return ranks.map(([field, rank]) => [field, rank + penalty] as const);
    const [first = '', ...rest] = steps;
    if (rest.length === 0 || !groupNames.has(plainWords(first))) return [];
    steps = rest;
    penalty += groupPenalty;
  }
}
