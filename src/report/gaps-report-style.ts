/** Style of a report page. Light and dark, paper, forced colours; nothing is told by colour alone. */
export const reportStyle = `
:root{color-scheme:light dark;--text:#1b1f24;--soft:#4a5058;--page:#fff;--line:#c3c8ce;--band:#f3f5f7;--bar:#2f6690;--mark:#8a2d12;
--c0:#2f6690;--c1:#81a4cd;--c2:#d9a441;--c3:#6b8f71;--c4:#a26769;--c5:#7a6c9d;--c6:#b0b7bf;--c7:#59636e}
@media (prefers-color-scheme:dark){:root{--text:#e8eaed;--soft:#b6bcc4;--page:#16191d;--line:#454c55;--band:#20252b;--bar:#7db3dc;--mark:#f0a68c}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,sans-serif}
main{max-width:80rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.3rem;margin:2.5rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h3{font-size:1.05rem;margin:1.5rem 0 .25rem}
p,li{max-width:46rem;overflow-wrap:anywhere}
.headline{font-size:1.2rem;border-inline-start:.3rem solid var(--bar);padding-inline-start:1rem}
dl{margin:1rem 0;display:grid;gap:.35rem 2rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr))}
dl div{display:grid;grid-template-columns:minmax(6rem,9rem) 1fr;gap:1rem;align-items:start}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
@media (max-width:36rem){dl div{grid-template-columns:1fr;gap:0}}
.scroll{overflow-x:auto;max-width:100%}
.scroll:focus-visible,summary:focus-visible{outline:3px solid var(--bar);outline-offset:2px}
table{border-collapse:collapse;font-size:.9rem;min-width:30rem}
caption{text-align:start;color:var(--soft);padding:.5rem 0}
th,td{text-align:start;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line);min-width:8rem;max-width:26rem;overflow-wrap:anywhere}
tbody th{min-width:10rem}
td.short,thead th{min-width:0;white-space:nowrap}
td:has(>.next){min-width:17rem}
code{font:inherit;font-family:ui-monospace,monospace;font-size:.92em;background:var(--band);padding:.05rem .25rem}
thead th{background:var(--band);white-space:nowrap}
td ul{margin:.25rem 0;padding-inline-start:1rem}
figure{margin:1.5rem 0}
figure svg{display:block;max-width:100%;height:auto;font:13px system-ui,sans-serif}
svg text{fill:var(--text)}
svg .strong{font-weight:600}
.bar{fill:var(--bar)}
.hidden-count{fill:none;stroke:var(--bar);stroke-dasharray:2 2}
.line{fill:none;stroke:var(--mark);stroke-width:2.5}
.dot{fill:var(--page);stroke:var(--mark);stroke-width:2.5}
.edge{stroke:var(--page);stroke-width:1}
.hatch{stroke:var(--page);stroke-width:1.5;fill:none}
.c0{fill:var(--c0)}.c1{fill:var(--c1)}.c2{fill:var(--c2)}.c3{fill:var(--c3)}.c4{fill:var(--c4)}.c5{fill:var(--c5)}.c6{fill:var(--c6)}.c7{fill:var(--c7)}
.spark{vertical-align:middle}
.nowrap{white-space:nowrap}
summary{cursor:pointer;padding:.4rem 0}
blockquote{margin:.5rem 0;padding-inline-start:1rem;border-inline-start:.2rem solid var(--line)}
@media print{body{font-size:.8rem}main{max-width:none;padding:0}details{display:none}.scroll{overflow:visible}table{font-size:.75rem;min-width:0}th,td,tbody th,td:has(>.next){min-width:0}tr,figure,dl div{break-inside:avoid}h2,h3{break-after:avoid}}
@media (forced-colors:active){.bar,.edge{forced-color-adjust:none}}
`;
