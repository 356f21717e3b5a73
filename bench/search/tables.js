/** Prints a Markdown table. */
export function printTable(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log(
    [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n'),
  );
}

/** Prints every target with what was reached. */
export function targetsTable({ asked, short, none, lost, sizes, script }) {
  const rows = [];
  const add = (name, value, digits, target, isReached, unit) =>
    rows.push([name, `${value.toFixed(digits)} ${unit}`, target, isReached ? 'reached' : 'not reached']);
  const atLeast = (name, value, target) =>
    add(name, value * 100, 1, `>= ${target} %`, value * 100 >= target, '%');
  const atMost = (name, value, target, unit, digits = 1) =>
    add(name, value, digits, `<= ${target} ${unit}`, value <= target, unit);
  atLeast('questions, success at 1', asked.atOne, 76);
  atLeast('questions, success at 5', asked.atFive, 95);
  atLeast('keyword forms, success at 5', short.atFive, 82);
  atMost('lost to a typo, success at 1', lost * 100, 2, 'points');
  atMost('no result', none * 100, 0.5, '%');
  for (const { kind, count, short: keywords, long, ms, indexCpu, pagefindCpu } of sizes) {
    const [few, many, most] = count > 3000 ? [36, 65, 10] : [22, 32, 2];
    const of = `${count} ${kind} articles`;
    atMost(`first query of keywords, ${of}`, keywords.bytes / 1000, few, 'KB');
    atMost(`first question, ${of}`, long.bytes / 1000, many, 'KB');
    atMost(`requests of a first query, ${of}`, long.requests, 8, '', 0);
    atMost(`CPU per query, ${of}`, ms, most, 'ms', 2);
    if (pagefindCpu) atMost(`index build, ${of}`, indexCpu / pagefindCpu, 0.5, "x Pagefind's CPU", 2);
  }
  atMost('search script without interface', script.engine / 1024, 4.5, 'KB of 1024 bytes', 2);
  printTable(['measure', 'kb', 'target', ''], rows);
}
