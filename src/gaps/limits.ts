import type { ReportParts } from './report-parts.ts';

/** What the figures of this report do not say. */
export function limitsOf({ tally, knowsContacts, center, minCell }: ReportParts): string[] {
  const limits = [
    'A tag says what an agent took a contact for, not what the customer needed.',
    'One-touch share is not first-contact resolution: that needs a customer id and a period to wait.',
    'Rank intervals show chance in the number of contacts; effort and coverage are taken as they are.',
    'A change is told from the weeks before, not explained: a release, a season and a tagging habit look the same.',
  ];
  const { windows } = tally;
  if (windows.first > windows.from) {
    const days = windows.to - windows.from + 1;
    limits.push(`The data covers only ${windows.to - windows.first + 1} of the ${days} days of the window.`);
  }
  if (!windows.hasBefore)
    limits.push('The export does not reach back far enough to compare with earlier weeks.');
  if (windows.lastYearFrom === undefined) limits.push('Less than 56 weeks of data: seasons cannot be told.');
  if (!knowsContacts) limits.push('The counts have no rows for distinct contacts, so totals are not known.');
  if (tally.all.firstResponses.length === 0 && tally.all.current.firstResponseN > 0) {
    limits.push('Counts hold sums: times are means, without median and 90th percentile.');
  }
  const { resolutionN, reopenedN, satisfiedN } = tally.all.current;
  const missing = [
    ...(resolutionN === 0 ? ['resolution times'] : []),
    ...(reopenedN === 0 ? ['reopenings'] : []),
    ...(satisfiedN === 0 ? ['satisfaction'] : []),
  ];
  if (missing.length > 0) limits.push(`Without ${missing.join(', ')} in the data, that part of E is 1.`);
  if (!center) limits.push('No help center was read: nothing is said about articles.');
  if (minCell > 1)
    limits.push(`In files that are passed on, counts from 1 to ${minCell - 1} are written <${minCell}.`);
  return limits;
}
