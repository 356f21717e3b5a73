import type { Gap, GapReport } from '../model/gap-report.ts';

const causeWords: Readonly<Record<Gap['cause'], string>> = {
  missing: 'it has no article',
  stale: 'its article is due for review',
  unfindable: 'its article is not found',
  'not-working': 'its article does not help enough',
  none: 'its article is fresh',
  'not-known': 'no help center was read',
};

/** The report in one or two sentences. Names the first gap that something can be done about. */
export function headlineOf(report: GapReport): string {
  const { window, contacts, gaps } = report;
  const start =
    contacts === null ? '' : `${grouped(contacts)} contacts from ${window.from} to ${window.to}. `;
  const biggest = gaps[0];
  if (!biggest) return `${start}No contact has a tag that names a topic.`;
  const head = gaps.slice(0, report.top);
  const missing = head.filter((gap) => gap.cause === 'missing').length;
  const rising = gaps.filter((gap) => gap.change.label === 'rising').length;
  const first = head.find((gap) => gap.cause !== 'none') ?? biggest;
  const place =
    first !== biggest ? 'First to work on' : first.tied ? 'Among the biggest gaps' : 'The biggest gap';
  const sentences = [
    `${place}: "${first.tag}" with ${grouped(first.contacts)} ${first.contacts === 1 ? 'contact' : 'contacts'}; ${causeWords[first.cause]}.`,
  ];
  if (missing > 0)
    sentences.push(`${missing} of the first ${head.length} ${missing === 1 ? 'has' : 'have'} no article.`);
  if (rising > 0) sentences.push(`${rising === 1 ? 'One topic is' : `${rising} topics are`} rising.`);
  return start + sentences.join(' ');
}

function grouped(count: number | string): string {
  return typeof count === 'string' ? count : new Intl.NumberFormat('en').format(count);
}
