/**
 * What GitHub Flavored Markdown adds to CommonMark, in examples of our own: Markdown, and the body that kb makes of it. Both parsers
 * must give exactly this. `TABLE` and `/TABLE` stand for the region that kb puts around a table.
 */
export interface Example {
  readonly name: string;
  readonly markdown: string;
  readonly html: string;
}

const region =
  '<div class="table-scroll" role="region" tabindex="0" aria-labelledby="kbTable1"><span id="kbTable1" hidden>' +
  '<span data-kb-string="table.label">Table</span> 1</span><table>';

const example = (name: string, markdown: string, html: string): Example => ({
  name,
  markdown,
  html: html.replace('/TABLE', '</table></div>').replace('TABLE', region),
});

export const gfmExamples: readonly Example[] = [
  example('a table', '| Plan | Price |\n| --- | --- |\n| Basic | Free |\n', 'TABLE\n<thead>\n<tr>\n<th scope="col">Plan</th>\n<th scope="col">Price</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>Basic</td>\n<td>Free</td>\n</tr>\n</tbody>\n/TABLE'),
  example('aligned cells', '| L | C | R |\n| :-- | :-: | --: |\n| a | b | c |\n', 'TABLE\n<thead>\n<tr>\n<th class="align-left" scope="col">L</th>\n<th class="align-center" scope="col">C</th>\n<th class="align-right" scope="col">R</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="align-left">a</td>\n<td class="align-center">b</td>\n<td class="align-right">c</td>\n</tr>\n</tbody>\n/TABLE'),
  example('a table without outer pipes, one column narrower', 'Size | Days\n--- | :-:\nSmall | 2\nLarge\n', 'TABLE\n<thead>\n<tr>\n<th scope="col">Size</th>\n<th class="align-center" scope="col">Days</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>Small</td>\n<td class="align-center">2</td>\n</tr>\n<tr>\n<td>Large</td>\n<td class="align-center"></td>\n</tr>\n</tbody>\n/TABLE'),
  example('a row with too many cells', '| A |\n| --- |\n| one | two |\n', 'TABLE\n<thead>\n<tr>\n<th scope="col">A</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>one</td>\n</tr>\n</tbody>\n/TABLE'),
  example('a pipe inside a cell', '| Keys |\n| --- |\n| a \\| b |\n| `c \\| d` |\n', 'TABLE\n<thead>\n<tr>\n<th scope="col">Keys</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>a | b</td>\n</tr>\n<tr>\n<td><code>c | d</code></td>\n</tr>\n</tbody>\n/TABLE'),
  example('a table ended by a quote', '| A | B |\n| --- | --- |\n| 1 | 2 |\n> Next\n', 'TABLE\n<thead>\n<tr>\n<th scope="col">A</th>\n<th scope="col">B</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n/TABLE\n<blockquote>\n<p>Next</p>\n</blockquote>'),
  example('a table ended by a blank line', '| A | B |\n| --- | --- |\n| 1 | 2 |\n\nNext\n', 'TABLE\n<thead>\n<tr>\n<th scope="col">A</th>\n<th scope="col">B</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n/TABLE\n<p>Next</p>'),
  example('a head without matching delimiters is text', '| A | B |\n| --- |\n| 1 |\n', '<p>| A | B |\n| --- |\n| 1 |</p>'),
  example('a table of nothing but its head', '| A | B |\n| --- | --- |\n', 'TABLE\n<thead>\n<tr>\n<th scope="col">A</th>\n<th scope="col">B</th>\n</tr>\n</thead>\n/TABLE'),
  example('inline Markdown in cells', '| *A* | `b` |\n| --- | --- |\n| [go](x.md) | ~~old~~ |\n', 'TABLE\n<thead>\n<tr>\n<th scope="col"><em>A</em></th>\n<th scope="col"><code>b</code></th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><a href="x.md">go</a></td>\n<td><del>old</del></td>\n</tr>\n</tbody>\n/TABLE'),
  example('a table that directly follows a line', 'Prices:\n| A |\n| --- |\n| 1 |\n', '<p>Prices:</p>\nTABLE\n<thead>\n<tr>\n<th scope="col">A</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n/TABLE'),
  example('struck text', 'It costs ~~20~~ 10 euros.\n', '<p>It costs <del>20</del> 10 euros.</p>'),
  example('struck text with one tilde', '~one~ and ~~two~~\n', '<p><del>one</del> and <del>two</del></p>'),
  example('three tildes strike nothing', 'A ~~~b~~~ c\n', '<p>A ~~~b~~~ c</p>'),
  example('struck text does not cross paragraphs', 'This ~~has a\n\nnew paragraph~~.\n', '<p>This ~~has a</p>\n<p>new paragraph~~.</p>'),
  example('check boxes', '- [ ] open\n- [x] done\n- [X] done too\n', '<ul class="tasks">\n<li class="task"><label><input type="checkbox" disabled> open</label></li>\n<li class="task"><label><input type="checkbox" disabled checked> done</label></li>\n<li class="task"><label><input type="checkbox" disabled checked> done too</label></li>\n</ul>'),
  example('check boxes in a loose list', '- [x] one\n\n- [ ] two\n', '<ul class="tasks">\n<li class="task">\n<p><label><input type="checkbox" disabled checked> one</label></p>\n</li>\n<li class="task">\n<p><label><input type="checkbox" disabled> two</label></p>\n</li>\n</ul>'),
  example('check boxes inside each other', '- [x] order\n  - [ ] pay\n  - [x] pack\n- [ ] send\n', '<ul class="tasks">\n<li class="task"><label><input type="checkbox" disabled checked> order</label><ul class="tasks">\n<li class="task"><label><input type="checkbox" disabled> pay</label></li>\n<li class="task"><label><input type="checkbox" disabled checked> pack</label></li>\n</ul>\n</li>\n<li class="task"><label><input type="checkbox" disabled> send</label></li>\n</ul>'),
  example('check boxes in a numbered list', '1. [ ] first\n2. [x] second\n', '<ol class="tasks">\n<li class="task"><label><input type="checkbox" disabled> first</label></li>\n<li class="task"><label><input type="checkbox" disabled checked> second</label></li>\n</ol>'),
  example('brackets that are no check box', '- [] a\n- [y] b\n- [ ]c\n', '<ul>\n<li>[] a</li>\n<li>[y] b</li>\n<li>[ ]c</li>\n</ul>'),
  example('a bare www address', 'Visit www.example.com/help now.\n', '<p>Visit <a href="http://www.example.com/help">www.example.com/help</a> now.</p>'),
  example('punctuation after an address', 'See www.example.com/a. Or (www.example.com/b), or www.example.com/c?\n', '<p>See <a href="http://www.example.com/a">www.example.com/a</a>. Or (<a href="http://www.example.com/b">www.example.com/b</a>), or <a href="http://www.example.com/c">www.example.com/c</a>?</p>'),
  example('brackets in an address', 'www.example.com/a(b) and (www.example.com/a(b))\n', '<p><a href="http://www.example.com/a(b)">www.example.com/a(b)</a> and (<a href="http://www.example.com/a(b)">www.example.com/a(b)</a>)</p>'),
  example('an entity at the end of an address', 'www.example.com/q=a&copy and www.example.com/q=a&copy;\n', '<p><a href="http://www.example.com/q=a&amp;copy">www.example.com/q=a&amp;copy</a> and <a href="http://www.example.com/q=a">www.example.com/q=a</a>©</p>'),
  example('a bare https address', 'https://example.com/a_b_c?d=e&f=g#h\n', '<p><a href="https://example.com/a_b_c?d=e&amp;f=g#h">https://example.com/a_b_c?d=e&amp;f=g#h</a></p>'),
  example('an address ended by a bracket', 'https://example.com/a<b\n', '<p><a href="https://example.com/a">https://example.com/a</a>&lt;b</p>'),
  example('a bare mail address', 'Write to help@example.com or a.b-c_d@e.example.\n', '<p>Write to <a href="mailto:help@example.com">help@example.com</a> or <a href="mailto:a.b-c_d@e.example">a.b-c_d@e.example</a>.</p>'),
  example('mail addresses that are none', 'a@b, me@example-, x@y_z\n', '<p>a@b, me@example-, x@y_z</p>'),
  example('no address inside a link', '[www.example.com](page.md)\n', '<p><a href="page.md">www.example.com</a></p>'),
  example('no address inside code', '`www.example.com`\n', '<p><code>www.example.com</code></p>'),
  example('a scheme that GitHub does not link', 'ftp://example.com and http:/x\n', '<p>ftp://example.com and http:/x</p>'),
  example('a footnote', 'Fees may apply[^fee].\n\n[^fee]: Ask your *bank*.\n', '<p>Fees may apply<sup><a href="#kbNote1" id="kbNoteRef1" class="note-ref">1</a></sup>.</p>\n\n<section class="notes" aria-labelledby="kbNotes"><h2 data-kb-string="note.title" id="kbNotes">Footnotes</h2><ol><li id="kbNote1">\n<p>Ask your <em>bank</em>. <a href="#kbNoteRef1" class="note-back">↩<span class="visually-hidden"> <span data-kb-string="note.back">Back to reference</span> 1</span></a></p>\n</li></ol></section>'),
  example('a footnote used twice', 'One[^a], again[^a], other[^b].\n\n[^b]: B.\n[^a]: A.\n', '<p>One<sup><a href="#kbNote1" id="kbNoteRef1" class="note-ref">1</a></sup>, again<sup><a href="#kbNote1" id="kbNoteRef1-2" class="note-ref">1</a></sup>, other<sup><a href="#kbNote2" id="kbNoteRef2" class="note-ref">2</a></sup>.</p>\n\n<section class="notes" aria-labelledby="kbNotes"><h2 data-kb-string="note.title" id="kbNotes">Footnotes</h2><ol><li id="kbNote1">\n<p>A. <a href="#kbNoteRef1" class="note-back">↩<span class="visually-hidden"> <span data-kb-string="note.back">Back to reference</span> 1</span></a> <a href="#kbNoteRef1-2" class="note-back">↩<span class="visually-hidden"> <span data-kb-string="note.back">Back to reference</span> 1-2</span></a></p>\n</li><li id="kbNote2">\n<p>B. <a href="#kbNoteRef2" class="note-back">↩<span class="visually-hidden"> <span data-kb-string="note.back">Back to reference</span> 2</span></a></p>\n</li></ol></section>'),
  example('a footnote of several blocks', 'Text[^n].\n\n[^n]: First.\n\n    Second.\n\n    - item\n', '<p>Text<sup><a href="#kbNote1" id="kbNoteRef1" class="note-ref">1</a></sup>.</p>\n\n<section class="notes" aria-labelledby="kbNotes"><h2 data-kb-string="note.title" id="kbNotes">Footnotes</h2><ol><li id="kbNote1">\n<p>First.</p>\n<p>Second.</p>\n<ul>\n<li>item</li>\n</ul>\n\n <a href="#kbNoteRef1" class="note-back">↩<span class="visually-hidden"> <span data-kb-string="note.back">Back to reference</span> 1</span></a></li></ol></section>'),
  example('a footnote that nobody uses', 'Text.\n\n[^n]: Never shown.\n', '<p>Text.</p>'),
  example('a footnote mark without footnote', 'Text[^none].\n', '<p>Text[^none].</p>'),
  example('HTML that no article may hold', 'Before <script>alert(1)</script> and <title>x</title> after\n', '<p>Before  and  after</p>'),
];
