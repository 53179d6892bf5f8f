/** The text a person sees in an element, through open shadow roots and slots, on one line. */
export function textOf(node: Node): string {
  return collect(node).replace(/\s+/g, ' ').trim();
}

/** What an element is called: by ARIA, by its label, by its text, at last by its placeholder. */
export function nameOf(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const labelledBy = element.getAttribute('aria-labelledby');
  if (labelledBy !== null) {
    const named = labelledBy.split(/\s+/).flatMap((id) => root.getElementById(id) ?? []);
    if (named.length > 0) return named.map(textOf).join(' ');
  }
  const labelled = element.getAttribute('aria-label');
  if (labelled !== null && labelled.trim() !== '') return labelled.trim();
  if (isField(element)) {
    const label = element.labels?.[0];
    if (label !== undefined) return textOf(label);
    return element.getAttribute('placeholder') ?? element.getAttribute('title') ?? '';
  }
  if (element instanceof HTMLInputElement) return element.value;
  return textOf(element) || (element.getAttribute('title') ?? '');
}

/** Whether an element is one that people fill in or choose from. */
export function isField(element: Element): element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  if (element instanceof HTMLInputElement) return !['button', 'submit', 'reset', 'image'].includes(element.type);
  return element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
}

const SILENT = new Set(['STYLE', 'SCRIPT', 'INPUT', 'SELECT', 'TEXTAREA']);
const APART = /^(DIV|P|LI|BR|TD|TH|DT|DD)$/;

function collect(node: Node): string {
  const { nodeType, nodeName } = node;
  if (nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if (nodeType === Node.ELEMENT_NODE) return collectElement(node as Element, nodeName);
  return nodeType === Node.DOCUMENT_FRAGMENT_NODE ? collectChildren(node) : '';
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
