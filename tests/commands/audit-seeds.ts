function page(title: string, body: string, style = ''): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body>${body}</body></html>`;
}

const refresh = (to: string) =>
  page('Loop', '<main><h1>Loop</h1></main>').replace(
    '<title>',
    `<meta http-equiv="refresh" content="0; url=${to}"><title>`,
  );

/** A folder of pages that each do something wrong on purpose. */
export const seededPages: Readonly<Record<string, string>> = {
  'index.html': page(
    'Many faults',
    `<main class="many"><h1>Many faults</h1>
<p class="faint">Too faint to read this</p>
<div class="wide">A wide box of words</div>
<p class="cut">Short words.</p>
<p><a href="loop-a.html">No ring here</a></p>
<button tabindex="5" class="ring">First by force</button>
<div role="button" onclick="1" class="ring">Not reachable</div>
<p>Привет всем читателям</p>
<div class="spin">turning</div>
<img src="missing.png" alt="gone">
<script>throw new Error('boom')</script></main>`,
    `a:focus{outline:none} .ring:focus{outline:3px solid #000} .wide{width:600px} .faint{color:#bbb}
@keyframes spin{to{transform:rotate(360deg)}} .spin{animation:spin 2s infinite;width:50px}
.cut{height:20px;overflow:hidden;line-height:20px;font-size:16px}`,
  ),
  'trap.html': page(
    'Trap',
    `<main><h1>Trap</h1><p><a href="index.html">first link</a></p><input aria-label="Trap" id="t"><p><a href="skip.html">last link</a></p>
<script>document.getElementById('t').addEventListener('keydown',(e)=>{if(e.key==='Tab')e.preventDefault()})</script></main>`,
  ),
  // Takes the focus back a moment after it was lost.
  'late-trap.html': page(
    'Late trap',
    `<main><h1>Late trap</h1><p><a href="index.html">first link</a></p><input aria-label="Trap" id="t"><p><a href="skip.html">last link</a></p>
<script>t.addEventListener('blur',()=>setTimeout(()=>t.focus(),0))</script></main>`,
  ),
  'sticky.html': page(
    'Sticky',
    '<header class="stuck">Always here</header><main class="sticky"><h1>Sticky</h1><p><a href="index.html">under the header</a></p></main>',
    'body{margin:0} .stuck{position:fixed;inset:0 0 auto;height:90px;background:#fff} h1{margin:10px 0;font-size:16px} p{margin:0}',
  ),
  // Nothing of the walk inside a frame is seen by the page around it.
  'frame.html': page(
    'Frame',
    `<main><h1>Frame</h1><p><a href="index.html">before the frame</a></p>
<iframe title="Inside" srcdoc="<!DOCTYPE html><html lang='en'><title>In</title><main><h1>In</h1><p><a href='#a'>one</a> <a href='#b'>two</a></p></main></html>"></iframe>
<p><a href="skip.html">behind the frame</a></p></main>`,
  ),
  'covered.html': page(
    'Covered',
    '<main class="covered"><h1>Covered</h1><p><a href="index.html">a link under the bar</a></p><div class="bar">A bar over everything</div></main>',
    '.covered .bar{position:fixed;inset:0;background:#fff;color:#000}',
  ),
  'skip.html': page(
    'Skip',
    '<a class="skip" href="#nowhere">Skip</a><main class="skipped"><h1>Skip</h1><p><a href="index.html">a link</a></p></main>',
  ),
  'hang.html': page('Hang', '<main><h1>Hang</h1></main><script>while(true){}</script>'),
  'loop-a.html': refresh('loop-b.html'),
  'loop-b.html': refresh('loop-a.html'),
  'worker.html': page(
    'Worker',
    '<main><h1>Worker</h1></main><script>navigator.serviceWorker?.register("sw.js").catch(()=>{})</script>',
  ),
  'sw.js': "self.addEventListener('fetch',(e)=>e.respondWith(new Response('taken over')))",
};
