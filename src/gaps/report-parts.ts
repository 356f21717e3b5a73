import type { GapReport, ReadFile } from '../model/gap-report.ts';
import type { Constants } from './constants.ts';
import type { HelpCenter } from './coverage.ts';
import type { FailedTest } from './join-searches.ts';
import type { SearchCount } from './small-tables.ts';
import type { Tally } from './tally.ts';

/** Everything a report is made of. */
export interface ReportParts {
  readonly tally: Tally;
  readonly constants: Constants;
  /** Tag -> reason why it is no article problem. */
  readonly ignored: ReadonlyMap<string, string>;
  /** Undefined: no help center is known. */
  readonly center: HelpCenter | undefined;
  readonly files: readonly ReadFile[];
  readonly quality: GapReport['quality'];
  readonly knowsContacts: boolean;
  readonly searches: readonly SearchCount[];
  readonly failedTests: readonly FailedTest[];
  readonly previous: GapReport | undefined;
  readonly minCell: number;
  /** Assumed share of contacts that good articles prevent, low and high. */
  readonly deflection: { readonly low: number; readonly high: number } | undefined;
  /** How many gaps are the head of the report. */
  readonly top: number;
}
