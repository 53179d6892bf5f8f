import type { Row } from './judge.ts';
import { figure } from './table.ts';

const PANELS = [
  { work: 'seen-2', title: 'One edit seen by the other of 2 clients' },
  { work: 'seen-100', title: 'One edit seen by another of 100 clients' },
  { work: 'burst', title: '10,000 edits seen by all and in the store' },
  { work: 'offline', title: '1,000 offline edits back, seen and stored' },
  { work: 'cold-10k', title: 'New client, history of 10,000 edits' },
  { work: 'cold-100k', title: 'New client, history of 100,000 edits' },
  { work: 'memory-burst', title: 'Memory of the server after 10,000 edits' },
  { work: 'kill-burst', title: 'Lost of 2,000 when the server is killed' },
];
const TARGETS = ['countersign', 'y-websocket', 'hocuspocus', 'tinybase', 'automerge', 'echo'];
const NAMES: Readonly<Record<string, string>> = {
  countersign: 'Countersign',
  hocuspocus: 'Hocuspocus',
  tinybase: 'TinyBase',
  automerge: 'Automerge',
  echo: 'bare relay',
};

const [WIDTH, MARGIN, GAP] = [880, 24, 32];
const PANEL = (WIDTH - 2 * MARGIN - GAP) / 2;
const [LABEL, FIGURE, LINE, HEAD] = [104, 72, 22, 30];
const BAR = PANEL - LABEL - FIGURE;
/** A bar longer than this many times the one before it is cut, so that the others can be told apart. */
const CUT = 2.5;

const STYLE = `
  svg { --ground: #ffffff; --ink: #1b1f24; --soft: #59636e; --own: #0969da; --other: #b6bfc9; }
  @media (prefers-color-scheme: dark) {
    svg { --ground: #0d1117; --ink: #e6edf3; --soft: #9198a1; --own: #4493f8; --other: #4b5561; }
  }
  text { font: 13px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: var(--ink); }
  .title { font-weight: 600; } .soft { fill: var(--soft); } .own { font-weight: 600; }
  .ground { fill: var(--ground); } rect.own { fill: var(--own); } rect.other { fill: var(--other); }
  .cut { stroke: var(--ground); stroke-width: 3; }`;

/** Draws the rows as a picture for the README: a panel a work, a bar a target; shorter is better everywhere. */
export function pictureOf(rows: readonly Row[]): string {
  const panels = PANELS.map(({ work, title }) => ({ title, rows: rowsOf(rows, work) })).filter(
    (panel) => panel.rows.length > 0,
  );
  let y = MARGIN;
  const parts: string[] = [];
  for (let at = 0; at < panels.length; at += 2) {
    const pair = panels.slice(at, at + 2);
    pair.forEach((panel, column) => {
      parts.push(drawPanel(panel.title, panel.rows, MARGIN + column * (PANEL + GAP), y));
    });
    y += HEAD + LINE * Math.max(...pair.map((panel) => panel.rows.length)) + 18;
  }
  const rounds = Math.max(0, ...rows.map((row) => row.rounds));
  const foot = [
    `Shorter is better. Medians of ${rounds} rounds of one run on one machine, of lost edits the worst; 300 fields.`,
    'Countersign has an edit on the disk before anyone hears of it. The others pass it on first and store it later.',
  ];
  foot.forEach((line, nth) => parts.push(text(MARGIN, y + 4 + nth * LINE, line, 'soft')));
  const height = y + foot.length * LINE + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">
<title>Countersign's sync beside other libraries</title>
<desc>${escape(describe(panels))}</desc>
<style>${STYLE}
</style>
<rect class="ground" width="${WIDTH}" height="${height}" rx="8"/>
${parts.join('\n')}
</svg>
`;
}

function rowsOf(rows: readonly Row[], work: string): readonly Row[] {
  return TARGETS.flatMap((target) => rows.filter((row) => row.work === work && row.target === target));
}

function drawPanel(title: string, rows: readonly Row[], x: number, y: number): string {
  const longest = lengthOfAxis(rows.map(({ value }) => value));
  const lines = rows.map(({ target, value, unit }, nth) => {
    const middle = y + HEAD + nth * LINE + 4;
    const kind = target === 'countersign' ? 'own' : 'other';
    const isCut = value > longest;
    const width = longest === 0 ? 0 : Math.max((Math.min(value, longest) / longest) * BAR, value > 0 ? 1.5 : 0);
    const end = x + LABEL + width;
    return [
      text(x, middle, NAMES[target] ?? target, kind === 'own' ? 'own' : ''),
      `<rect class="${kind}" x="${x + LABEL}" y="${middle - 11}" width="${round(width)}" height="14" rx="2"/>`,
      isCut ? `<path class="cut" d="M${round(end - 14)} ${middle + 5}l6 -18"/>` : '',
      text(end + 6, middle, `${figure(value)} ${unit}`, kind === 'own' ? 'own' : 'soft'),
    ].join('');
  });
  return [text(x, y + 6, title, 'title'), ...lines].join('\n');
}

function lengthOfAxis(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => b - a);
  const [first = 0, second = 0] = sorted;
  return second > 0 && first > CUT * second ? CUT * second : first;
}

function text(x: number, y: number, words: string, kind: string): string {
  return `<text x="${round(x)}" y="${round(y)}"${kind === '' ? '' : ` class="${kind}"`}>${escape(words)}</text>`;
}

function describe(panels: readonly { readonly title: string; readonly rows: readonly Row[] }[]): string {
  return panels
    .map(
      ({ title, rows }) =>
        `${title}: ${rows.map((row) => `${row.target} ${figure(row.value)} ${row.unit}`).join(', ')}.`,
    )
    .join(' ');
}

function escape(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
