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

function collect(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if (!(node instanceof Element) && !(node instanceof DocumentFragment)) return '';
  if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement || isField(node as Element)) return '';
  if (node instanceof Element && node.getAttribute('aria-hidden') === 'true') return '';
  const children =
    node instanceof HTMLSlotElement && node.assignedNodes().length > 0
      ? node.assignedNodes()
      : ((node as Element).shadowRoot ?? node).childNodes;
  let text = '';
  for (const child of children) text += collect(child);
  return /^(DIV|P|LI|BR|TD|TH|DT|DD)$/.test(node.nodeName) ? `${text} ` : text;
}
