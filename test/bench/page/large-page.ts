/** A document of the portal's kind: "Legal info" in Japanese amid many elements in nested open shadow roots. */
export function largePage(elements: number): string {
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>Bench</title><body><script>(${build.toString()})(${elements})</script>`;
}

/** Runs in the page; must not use anything outside itself. */
function build(wanted: number): void {
  const count = { made: 0 };
  const add = (parent: ParentNode, tag: string, text = '') => {
    const element = document.createElement(tag);
    element.textContent = text;
    parent.append(element);
    count.made += 1;
    return element;
  };
  const root = (parent: ParentNode) => add(parent, 'section').attachShadow({ mode: 'open' });
  const pairs = (parent: ParentNode, ...all: readonly (readonly [string, string])[]) => {
    const list = add(parent, 'dl');
    for (const [term, definition] of all) {
      add(list, 'dt', term);
      add(list, 'dd', definition);
    }
  };
  const shell = root(root(document.body));
  add(shell, 'h1', '法的情報');
  const tab = add(shell, 'button', 'リセラー');
  tab.setAttribute('role', 'tab');
  add(shell, 'h2', '法的ビジネス プロファイル');
  pairs(shell, ['検証の状態', '承認済み'], ['法人名', '株式会社コントソ'], ['国/地域', '日本']);
  while (count.made < wanted) {
    // A card: a grid two roots deep, words, links and fields, and as much again that is not shown.
    const card = root(root(shell));
    add(card, 'h3', `区分 ${count.made}`);
    const table = add(card, 'table');
    for (let row = 0; row < 8; row++) {
      const line = add(table, 'tr');
      for (let cell = 0; cell < 5; cell++) add(line, row === 0 ? 'th' : 'td', `${row === 0 ? '列' : '値'} ${cell}`);
    }
    for (let at = 0; at < 10; at++) {
      add(card, 'p', `説明 ${at}`);
      add(card, 'a', `詳細 ${at}`).setAttribute('href', '#');
      add(card, 'input').setAttribute('aria-label', `項目 ${at}`);
    }
    const hidden = add(card, 'div');
    hidden.style.display = 'none';
    for (let at = 0; at < 20; at++) add(hidden, 'p', `見えない ${at}`);
  }
  document.documentElement.dataset['elements'] = String(count.made);
}
