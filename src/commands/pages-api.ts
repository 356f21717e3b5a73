import type { Site } from '../model/site.ts';

/**
 * The list that the page monitors of GOV.UK's tech-docs sites read (`/api/pages.json`): every listed article with its
 * address, the day on which its review is due, and the first owner's contact (else id). For the team only.
 */
export function pagesApi(site: Site): string {
  const contacts = new Map(
    [...site.owners.people, ...site.owners.teams].map(({ id, contact }) => [id, contact]),
  );
  const pages = site.entries
    .filter((entry) => entry.visibility === 'listed')
    .map((entry) => {
      const [owner] = entry.ownership.ids;
      return {
        title: entry.article.title,
        url: site.config.url === undefined ? `/${entry.url}` : new URL(entry.url, site.config.url).href,
        review_by: entry.review.due ?? null,
        owner_slack: owner === undefined ? null : (contacts.get(owner) ?? owner),
      };
    });
  return `${JSON.stringify(pages, null, 2)}\n`;
}
