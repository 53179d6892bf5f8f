/** The text a person sees in an element, through open shadow roots and slots, on one line. */
export function textOf(node: Element): string {
  return collect(node).replace(/\s+/g, ' ').trim();
}

/** What an element is called: by ARIA, by its label, by its text, at last by its placeholder. */
export function nameOf(element: Element): string {
  const labelledBy = element.getAttribute('aria-labelledby');
  if (labelledBy !== null) {
    const root = element.getRootNode() as Document | ShadowRoot;
    const named = labelledBy.split(/\s+/).flatMap((id) => root.getElementById(id) ?? []);
    if (named.length > 0) return named.map(textOf).join(' ');
  }
  const labelled = element.getAttribute('aria-label');
  if (labelled !== null && labelled.trim() !== '') return labelled.trim();
  const tag = element.nodeName;
  if (isField(element, tag)) {
    const label = element.labels?.[0];
    if (label !== undefined) return textOf(label);
    return element.getAttribute('placeholder') ?? element.getAttribute('title') ?? '';
  }
  if (tag === 'INPUT' && element instanceof HTMLInputElement) return element.value;
  return textOf(element) || (element.getAttribute('title') ?? '');
}

const FIELDS = new Set(['INPUT', 'SELECT', 'TEXTAREA']);
const PRESSED = new Set(['button', 'submit', 'reset', 'image']);

/** Whether an element, of this tag, is one that people fill in or choose from. */
export function isField(
  element: Element,
  tag: string,
): element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  return FIELDS.has(tag) && !(element instanceof HTMLInputElement && PRESSED.has(element.type));
}

const SILENT = new Set(['STYLE', 'SCRIPT', ...FIELDS]);
const APART = /^(DIV|P|LI|BR|TD|TH|DT|DD)$/;

function collect(node: Node): string {
  const { nodeName } = node;
  if (nodeName === '#text') return node.nodeValue ?? '';
  return nodeName === '#comment' ? '' : collectElement(node as Element, nodeName);
}

function collectElement(element: Element, tag: string): string {
  if (SILENT.has(tag) || element.getAttribute('aria-hidden') === 'true') return '';
  const assigned = tag === 'SLOT' && element instanceof HTMLSlotElement ? element.assignedNodes() : [];
  const text = assigned.length > 0 ? assigned.map(collect).join('') : collectChildren(element.shadowRoot ?? element);
  return APART.test(tag) ? `${text} ` : text;
}

function collectChildren(parent: Node): string {
  let text = '';
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) text += collect(child);
  return text;
}
