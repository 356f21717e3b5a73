// Writes a made-up contact export: node bench/gaps/generate.mjs ROWS FILE
// The same ROWS give the same bytes on every machine.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';

const [rowsText = '1000000', file = 'bench/work/contacts.csv'] = process.argv.slice(2);
const rows = Number(rowsText);
if (!Number.isInteger(rows) || rows < 1) throw new Error(`"${rowsText}" is not a number of rows`);

let state = 0x9e3779b9;
/** Numbers in [0, 1), always the same ones (mulberry-like mixing of a counter). */
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

const tagCount = 400;
const channels = ['Mail', 'Chat', 'Phone call (incoming)', 'Web form'];
const firstDay = Date.UTC(2024, 0, 1) / 86_400_000;
const days = 730;
const two = (number) => String(number).padStart(2, '0');
const dayTexts = Array.from({ length: days }, (_, day) =>
  new Date((firstDay + day) * 86_400_000).toISOString().slice(0, 10),
);

/** Few tags are frequent, most are rare. */
const tagOf = () => `topic_${Math.floor(tagCount * random() ** 3)}`;

function row(number) {
  const day = dayTexts[Math.min(days - 1, Math.floor((number / rows) * days))];
  const minute = Math.floor(random() * 1440);
  const kinds = random();
  const count = kinds < 0.05 ? 0 : kinds < 0.65 ? 1 : kinds < 0.9 ? 2 : 3;
  const tags = Array.from({ length: count }, tagOf).join(' ');
  const isOpen = random() < 0.04;
  const first = Math.floor(random() ** 3 * 2000);
  const full = isOpen ? '' : first + Math.floor(random() ** 4 * 20_000);
  const csat = random() < 0.2 ? (random() < 0.85 ? 'Good' : 'Bad') : 'Not Offered';
  const reopens = random() < 0.08 ? 1 : 0;
  const replies = 1 + Math.floor(random() ** 2 * 5);
  const time = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  const id = 100_000_000_000_000_000n + BigInt(number) * 7n;
  return `${id},"Question, number ${number}",${tags},${isOpen ? 'Open' : 'Closed'},${channels[Math.floor(random() ** 2 * 4)]},${day} ${time},${csat},${reopens},${replies},${first},${full}\n`;
}

mkdirSync(path.dirname(file), { recursive: true });
const out = openSync(file, 'w');
let text =
  'Id,Subject,Tags,Status,Via,Created at,Satisfaction Score,Reopens,Replies,First reply time in minutes,Full resolution time in minutes\n';
for (let number = 0; number < rows; number++) {
  text += row(number);
  if (text.length > 1 << 20) {
    writeSync(out, text);
    text = '';
  }
}
writeSync(out, text);
closeSync(out);
