/** Style of the team's report: light and dark, print, narrow screens; colours hold 3:1 against the page. */
export const teamReportStyle = `
:root{color-scheme:light dark;--page:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--good:#1a7f5a;--soon:#9a6700;--late:#c0342b;--changed:#8250df;--unknown:#6e7781;--neutral:#2f6fb5}
@media (prefers-color-scheme:dark){:root{--page:#14171b;--ink:#e6eaef;--soft:#9ca6b1;--line:#3a424c;--good:#3fb986;--soon:#d4a12a;--late:#f0776d;--changed:#b592f5;--unknown:#8f99a3;--neutral:#6ca6e8}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-width:64rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem;overflow-wrap:anywhere}
h2{font-size:1.25rem;margin:2.5rem 0 .75rem}
.private,small,caption{color:var(--soft)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;margin:1.5rem 0}
.tiles div{border:1px solid var(--line);border-radius:.5rem;padding:.75rem}
.tiles dt{color:var(--soft)}
.tiles dd{margin:0}
.tiles b{font-size:1.5rem;margin-inline-end:.25rem}
.chart{display:block;width:100%;height:auto;margin:.5rem 0}
.chart text{font-size:13px;fill:var(--ink)}
.chart text.on{fill:var(--page);font-weight:600}
.chart text.axis{fill:var(--soft)}
.chart line{stroke:var(--line)}
.chart polyline{fill:none;stroke-width:2.5}
rect.good{fill:var(--good)}rect.soon{fill:var(--soon)}rect.late{fill:var(--late)}rect.changed{fill:var(--changed)}rect.unknown{fill:var(--unknown)}rect.neutral{fill:var(--neutral)}
polyline.late{stroke:var(--late)}polyline.changed{stroke:var(--changed);stroke-dasharray:6 3}polyline.unknown{stroke:var(--unknown);stroke-dasharray:2 3}polyline.neutral{stroke:var(--neutral);stroke-dasharray:10 3}
.bar{display:block;width:6rem;height:.6rem}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.5rem}
.scroll:focus-visible{outline:3px solid var(--neutral);outline-offset:2px}
table{border-collapse:collapse;width:100%}
table.small{width:auto;margin:.25rem 0 1.5rem}
details .scroll{display:inline-block;max-width:100%;margin-top:.5rem;padding:0 .5rem}
summary{cursor:pointer;color:var(--soft)}
caption{text-align:start;padding:.25rem 0}
th,td{text-align:start;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
tbody th{font-weight:600;min-width:12rem}
table.small tbody th{min-width:0;font-weight:400}
table.small caption{white-space:nowrap}
tbody th small{display:block;font-weight:400;overflow-wrap:anywhere}
.num{text-align:end;font-variant-numeric:tabular-nums}
.dot{display:inline-block;width:.7em;height:.7em;border-radius:50%;margin-inline-end:.4em;background:var(--neutral)}
.dot.good{background:var(--good)}.dot.soon{background:var(--soon)}.dot.late{background:var(--late)}.dot.changed{background:var(--changed)}.dot.unknown{background:var(--unknown)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media print{.scroll{overflow:visible;border:0}section{break-inside:avoid-page}}
@media (forced-colors:active){.chart rect,.dot,.bar rect{forced-color-adjust:none}}
`;
