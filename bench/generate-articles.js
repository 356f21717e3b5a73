// Writes made-up support articles of about 5.8 KB: the same ones for the same seed and count, on every machine.
// Usage: node bench/generate-articles.js FOLDER COUNT [SEED]
// The words follow Zipf's law (frequency ~ 1 / rank), as in real text, so that an index grows as it would in real life.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { randomFrom } from './random.js';

const common =
  'the to your you a and is of in it for on with that this if or can not we are be will from when have an as at by do' +
  ' then after before also only again up out them they there than more some any how what which';
const support =
  'order refund return parcel delivery account password email address payment card invoice code label carrier item box' +
  ' size voucher discount subscription device screen button page form setting menu link message phone app store address' +
  ' tracking number confirmation balance bank limit review receipt warranty repair exchange pickup counter customer team' +
  ' network cable battery charger sensor board firmware driver port update version backup sync cloud file folder profile' +
  ' member invite role permission report export import filter search language region currency tax customs weight colour' +
  ' open choose press type wait check change add remove send save close print scan sign restart install connect confirm' +
  ' cancel renew pause upgrade transfer verify reset block release expire arrive appear fail load show hide select copy';
const syllables =
  'ba be bi bo da de di do fa fe fi ga go ka ke ki ko la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo wa we za zo'.split(
    ' ',
  );

/** The vocabulary by rank: common words first, then support words, then product names and rare words. */
function vocabulary(size, random) {
  const words = [...new Set([...common.split(' '), ...support.split(' ')])];
  const known = new Set(words);
  while (words.length < size) {
    const word = Array.from(
      { length: 2 + Math.floor(random() * 3) },
      () => syllables[Math.floor(random() * syllables.length)],
    ).join('');
    if (known.has(word)) continue;
    known.add(word);
    words.push(word);
  }
  return words;
}

/**
 * Yields `{path, title, text}` of `count` articles in categories and sections, with links between them.
 * Both options are whole numbers; the same options give the same text.
 */
export function* generateArticles({ count, seed = 1 }) {
  const random = randomFrom(seed);
  const words = vocabulary(6000 + Math.min(count, 20_000), randomFrom(seed + 1));
  const logSize = Math.log(words.length);
  const word = () => words[Math.floor(Math.exp(random() * logSize)) - 1] ?? words[0];
  const pick = (list) => list[Math.floor(random() * list.length)];
  const several = (least, most) => least + Math.floor(random() * (most - least + 1));
  const nouns = support.split(' ');
  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  const sentence = () => `${capital(Array.from({ length: several(7, 18) }, word).join(' '))}.`;
  const paragraph = () => Array.from({ length: several(2, 5) }, sentence).join(' ');
  const phrase = (least, most) => Array.from({ length: several(least, most) }, word).join(' ');

  const categories = Math.max(3, Math.round(Math.sqrt(count) / 3));
  const paths = Array.from({ length: count }, (_, index) => {
    const category = index % categories;
    const section = Math.floor(index / categories) % 4;
    return `topic-${category + 1}/part-${section + 1}/article-${index + 1}.md`;
  });

  for (let index = 0; index < count; index++) {
    const own = paths[index];
    const link = () => {
      const target = paths[Math.floor(random() * count)];
      return `[${phrase(2, 4)}](${path.posix.relative(path.posix.dirname(own), target)})`;
    };
    const title = `How do I ${pick(nouns)} the ${pick(nouns)} of my ${pick(nouns)} ${pick(words)} ${index + 1}?`;
    const steps = () =>
      Array.from(
        { length: several(4, 7) },
        (_, i) => `${i + 1}. Open **${capital(phrase(1, 3))}** and ${phrase(4, 9)}.`,
      ).join('\n');
    const bullets = () =>
      Array.from({ length: several(3, 6) }, () => `- ${capital(phrase(5, 12))}, \`${word()}\`.`).join('\n');
    const table = () =>
      [
        '| Name | Value | Note |',
        '| --- | --- | --- |',
        ...Array.from(
          { length: several(4, 8) },
          () => `| ${phrase(1, 2)} | ${several(1, 99)} ${word()} | ${phrase(3, 7)} |`,
        ),
      ].join('\n');
    const section = (heading) => `## ${heading}\n\n${paragraph()} See ${link()}.\n\n`;
    let body = `${section(capital(phrase(2, 5)))}${steps()}\n\n`;
    body += `${section(capital(phrase(2, 5)))}${bullets()}\n\n> [!NOTE]\n> ${sentence()}\n\n`;
    body += `${section(capital(phrase(2, 5)))}${table()}\n\n`;
    if (index % 5 === 0)
      body += `\`\`\`json\n{ "${word()}": "${word()}", "${word()}": ${several(1, 99)} }\n\`\`\`\n\n`;
    while (body.length < 4600)
      body += `### ${capital(phrase(2, 4))}\n\n${paragraph()}\n\n${paragraph()} ${link()}\n\n`;
    body += `[^1]: ${sentence()}\n`;
    body = body.replace('. See', '[^1]. See');
    const text = `---
title: "${title}"
answer: "${sentence()} ${sentence()}"
id: B-${index + 1}
owner: team-${(index % 7) + 1}
reviewed: 2026-${String((index % 9) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}
review_every: 12 months
tags: [${pick(nouns)}, ${pick(nouns)}]
contact_tags: [tag_${index % 200}]
phrases: ["${phrase(2, 4)}", "${phrase(2, 4)}"]
youll_need:
  - ${capital(phrase(2, 5))}
pitfalls:
  - symptom: ${capital(phrase(4, 8))}
    fix: ${capital(phrase(6, 12))}
---

${body}`;
    yield { path: own, title, text };
  }
}

/** Writes the articles below `folder`, each as `convert` puts it. Gives their paths. */
export function writeArticles(folder, { convert = (text) => text, ...options }) {
  const names = [];
  for (const { path: name, text } of generateArticles(options)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, convert(text));
    names.push(name);
  }
  return names;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, count, seed] = process.argv.slice(2);
  if (!folder || !Number(count)) {
    console.error('Usage: node bench/generate-articles.js FOLDER COUNT [SEED]');
    process.exit(2);
  }
  writeArticles(folder, { count: Number(count), seed: Number(seed ?? 1) });
}
