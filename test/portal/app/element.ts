type Child = Node | string | null;
type Properties = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

/** Makes an element: attributes by name, listeners for names that begin with `on`. */
export function h(tag: string, properties: Properties = {}, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2).toLowerCase(), value);
    else if (value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host([hidden]) { display: none !important; }
  :host { display: block; font: 15px/1.5 'Segoe UI', system-ui, 'Noto Sans CJK JP', sans-serif; color: #1b1b1f; }
  * { box-sizing: border-box; }
  h1 { font-size: 26px; font-weight: 600; margin: 0 0 8px; }
  h2 { font-size: 18px; font-weight: 600; margin: 28px 0 8px; }
  p { margin: 8px 0 16px; }
  button { font: inherit; padding: 7px 20px; border: 1px solid #8a8a8f; border-radius: 4px; background: #fff; color: inherit; cursor: pointer; }
  button.primary { background: #0f6cbd; border-color: #0f6cbd; color: #fff; }
  button:disabled { background: #e4e4e8; border-color: #e4e4e8; color: #6b6b73; cursor: default; }
  input, select, textarea { font: inherit; width: 100%; height: 36px; padding: 5px 8px; border: 1px solid #8a8a8f; border-radius: 4px; background: #fff; color: inherit; }
  textarea { height: auto; }
  [aria-invalid=true] { border-color: #b10e1c; }
  input[type=radio], input[type=checkbox] { width: 18px; height: 18px; margin: 0; vertical-align: middle; }
  button.link { padding: 0; border: 0; background: none; color: #0f6cbd; text-decoration: underline; }
  label, .label { display: block; font-weight: 600; }
  .check { font-weight: 400; margin: 8px 0; }
  .mark, .error { color: #b10e1c; }
  .error { min-height: 1.5em; margin: 0; font-size: 13px; }
  .grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 4px 20px; }
  .grid.three { grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); }
  .form { margin-top: 20px; max-width: 560px; }
  .wide { grid-column: 1 / -1; }
  table { width: 100%; border-collapse: collapse; margin-top: 8px; }
  th, td { text-align: start; padding: 9px 8px; border-bottom: 1px solid #e0e0e4; }
  th { font-size: 13px; color: #5c5c66; }
  dl { display: grid; grid-template-columns: minmax(120px, 240px) 1fr; gap: 8px 16px; margin: 0; }
  dl + p { margin-top: 16px; }
  dt { color: #5c5c66; }
  dd { margin: 0; overflow-wrap: anywhere; }
  .skeleton { height: 16px; border-radius: 4px; background: #e6e6ea; margin: 14px 0; }
  .actions { display: flex; gap: 12px; margin-top: 24px; min-height: 40px; }
  [role=tablist] { display: flex; gap: 4px; border-bottom: 1px solid #d0d0d5; margin-bottom: 16px; }
  [role=tab] { border: 0; border-radius: 0; background: none; }
  [role=tab][aria-selected=true] { box-shadow: inset 0 -3px #0f6cbd; font-weight: 600; }
  .banner { background: #dff3e4; border: 1px solid #5aa873; padding: 12px 16px; border-radius: 4px; }
  .call { background: #fdf3d8; border: 1px solid #c08a00; padding: 12px 16px; border-radius: 4px; margin-top: 20px; }
  .practice { background: #ffd84d; padding: 6px 24px; font-weight: 600; }
  .practice-bar { background: #fff3c4; border-bottom: 2px solid #d9a800; padding: 6px 24px; font-size: 14px; }
  .practice-bar summary { font-weight: 600; cursor: pointer; }
  .practice-bar button { padding: 2px 10px; font-size: 13px; }
  .events { display: flex; flex-wrap: wrap; gap: 6px 12px; margin: 6px 0; }
  .events p { flex: 1 0 100%; margin: 0; }
  .others { flex: 1 0 100%; display: flex; flex-wrap: wrap; gap: 6px; }
  fieldset { border: 1px solid #d9a800; border-radius: 4px; margin: 0; padding: 2px 8px 6px; display: flex; gap: 4px; }
  legend { font-size: 12px; padding: 0 4px; }
  .bar { display: flex; justify-content: space-between; background: #1b1b1f; color: #fff; padding: 12px 24px; font-weight: 600; }
  .bar-link { color: #fff; font-weight: 400; }
  .sides { display: flex; min-height: calc(100vh - 86px); background: #fff; }
  nav { flex: 0 0 190px; padding: 16px 8px; background: #f3f3f6; }
  nav label { margin: 0 12px 4px; }
  nav p { margin: 16px 12px 4px; font-size: 13px; color: #5c5c66; }
  nav a { display: block; padding: 8px 12px; border-radius: 4px; color: inherit; text-decoration: none; }
  nav a:hover { background: #e6e6ea; }
  nav a[aria-current] { background: #fff; font-weight: 600; box-shadow: inset 3px 0 #0f6cbd; }
  main { flex: 1; min-width: 0; max-width: 860px; padding: 28px 32px; }
  @media (max-width: 640px) { .sides { display: block; } }
`);

/** A custom element with an open shadow root and the portal's styles. */
export abstract class PortalElement extends HTMLElement {
  readonly root = this.attachShadow({ mode: 'open' });

  constructor() {
    super();
    this.root.adoptedStyleSheets = [sheet];
  }

  /** Puts these in place of what is shown. */
  show(...children: readonly Child[]): void {
    this.root.replaceChildren(...children.filter((child) => child !== null));
  }
}
