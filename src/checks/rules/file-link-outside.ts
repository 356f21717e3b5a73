import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

const article = lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.');

/** A symbolic link out of the content folder, or to a folder. kb does not follow it. */
export const fileLinkOutside = reported({
  name: 'file-link-outside',
  severity: 'warning',
  summary: 'A link in the file system leads to another folder and is not followed.',
  why: 'kb publishes what is in the content folder and nothing else; a link could bring in files that are not for customers.',
  examples: [
    { title: 'The file itself', verdict: 'passes', files: { 'content/refund.md': article } },
    {
      title: 'A link to a file beside the content folder',
      verdict: 'fails',
      files: { 'content/refund.md': article, 'notes/secret.md': article },
      links: { 'content/secret.md': '../notes/secret.md' },
    },
  ],
});
