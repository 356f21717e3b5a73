import { articleText, type TempProject, tempProject } from '../temp-project.ts';

export const today = '2026-06-01';

const days = (count: number): string[] =>
  Array.from({ length: count }, (_, back) =>
    new Date(Date.parse('2026-05-31') - back * 86_400_000).toISOString().slice(0, 10),
  );

/** One contact of an export, as `contactsCsv` writes it. */
type Cells = readonly [tags: string, channel: string, firstReply: number, resolution: number, csat: string];

/** Twelve weeks: every day three about invoices, two about refunds, one about sign-in; now and then a rare one. */
export function contactsCsv(): string {
  const lines = [
    'Ticket ID,Created at,Via,Status,Tags,Subject,Requester email,Reopens,Replies,First reply time in minutes,Full resolution time in minutes,Satisfaction Score',
  ];
  days(84).forEach((day, i) => {
    const ofDay: Cells[] = [
      ['invoice', 'Mail', 10, 100, 'Good'],
      ['invoice', 'Chat', 20, 200, 'Bad'],
      ['invoice vat_id', 'Mail', 30, 300, ''],
      ['refund', 'Phone call (incoming)', 40, 400, 'Good'],
      ['refund', 'Web form', 50, 500, ''],
      [i % 7 === 0 ? '' : 'sign_in', 'Mail', 5, 50, ''],
    ];
    if (i === 3) ofDay.push(['=cmd|x', 'Mail', 5, 50, ''], ['<script>alert(1)</script>', 'Mail', 5, 50, '']);
    ofDay.forEach(([tags, channel, first, full, csat], k) => {
      lines.push(
        `${i * 10 + k},${day} 10:0${k},${channel},Closed,${tags},Secret words,kim@example.com,0,${k % 2 ? 1 : 3},${first},${full},${csat}`,
      );
    });
  });
  return `${lines.join('\n')}\n`;
}

/** A help center that answers refunds and sign-in, with an export beside it. */
export function gapsProject(more: Readonly<Record<string, string | Uint8Array>> = {}): TempProject {
  const article = (title: string, tags: string, reviewed: string): string =>
    articleText(
      `title: ${title}\nowner: ana\nreviewed: ${reviewed}\nreview_every: 6 months\ncontact_tags: [${tags}]`,
      'Open the account page and follow the steps there.\n',
    );
  return tempProject({
    'kb.config.yml':
      'title: Help\nhome:\n  popular: popular.json\ngaps:\n  ignore:\n    - tag: spam\n      reason: Not from customers.\n',
    'popular.json': '{"version":1,"from":"2026-01-01","to":"2026-01-28","articles":[]}\n',
    'owners.yml': 'people:\n  - id: ana\n    name: Ana\nteams: []\n',
    'content/refunds.md': article('When do I get my refund?', 'refund', '2026-04-01'),
    'content/sign-in.md': article('How do I sign in?', 'sign_in', '2025-01-01'),
    'contacts.csv': contactsCsv(),
    ...more,
  });
}
