import { UserError } from '../model/errors.ts';
import { aliasRanks, firstTopicRank, oneWordRanks } from './column-aliases.ts';
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
const numberPenalty = 0.25;
const wrapperPenalty = 100;

/** Keys below a field that hold its value. */
const valueWrappers = new Set('display value,value,date,oid,nodes,node,edges,items,list'.split(','));
/** Keys that hold a value only of fields whose values are names. */
const nameWrappers = new Set(['name', 'label']);
const namedFields = new Set<ContactField>(['tags', 'channel', 'status']);

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

type Ranks = readonly (readonly [ContactField, number])[];

function ranksOfHeader(header: string): Ranks {
  const { name, note } = normaliseHeader(header);
  const direct = aliasRanks.get(name);
  if (direct) return direct;
  const whole = note ? aliasRanks.get(plainWords(header.replace(/[()[\]]/g, ' '))) : undefined;
  if (whole) return whole;
  const short = withoutContactNoun(name);
  const known = (short === undefined ? undefined : aliasRanks.get(short)) ?? oneWordRanks.get(name);
  if (known) return worse(known, nounPenalty);
  const base = withoutNumber(name);
  return base === undefined ? [] : worse(tagRanks(aliasRanks.get(base)), numberPenalty);
}

function worse(ranks: Ranks, penalty: number): Ranks {
  return ranks.map(([field, rank]) => [field, rank + penalty] as const);
}

/** `Tag 1`, `Labels.2`: one of several columns with a tag each. Undefined when there is no number. */
export function withoutNumber(name: string): string | undefined {
  return /^(.*\D) ?\d{1,3}$/.exec(name)?.[1]?.trim();
}

/** Only names of tags: numbered topics are levels, not more of the same. */
function tagRanks(ranks: Ranks | undefined): Ranks {
  return (ranks ?? []).filter(([field, rank]) => field === 'tags' && rank < firstTopicRank);
}

/** `metric_set.reopens`, `attributes.createdAt`, `tags.tags[].name`. Lists hold tags or channels and nothing else. */
function ranksOfPath(path: string): Ranks {
  const isList = path.includes('[]');
  const allowed = ([field]: readonly [ContactField, number]): boolean =>
    !isList || field === 'tags' || field === 'channel';
  let steps = path.replaceAll('[]', '').split('.');
  let penalty = 0;
  for (;;) {
    const ranks = ranksOfHeader(steps.join(' ')).filter(allowed);
    if (ranks.length > 0) return worse(ranks, penalty);
    const wrapped = ranksOfWrapped(steps).filter(allowed);
    if (wrapped.length > 0) return worse(wrapped, penalty + wrapperPenalty);
    const [first = '', ...rest] = steps;
    if (rest.length === 0 || !groupNames.has(plainWords(first))) return [];
    steps = rest;
    penalty += groupPenalty;
  }
}

/** `opened_at.display_value`, `created_at.$date`, `status.name`, `tags.nodes[].name`: a value wrapped in objects. */
function ranksOfWrapped(steps: readonly string[]): Ranks {
  let inner = steps.length;
  let isNamed = false;
  while (inner > 1) {
    const step = plainWords(steps[inner - 1] as string).replace('$', '');
    if (nameWrappers.has(step)) isNamed = true;
    else if (!valueWrappers.has(step)) break;
    inner--;
  }
  if (inner === steps.length) return [];
  const ranks = ranksOfHeader(steps.slice(0, inner).join(' '));
  return isNamed ? ranks.filter(([field]) => namedFields.has(field)) : ranks;
}
