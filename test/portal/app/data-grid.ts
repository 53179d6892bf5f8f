import { skeleton } from './context.ts';
import { PortalElement, h } from './element.ts';

type Cell = string | HTMLElement;

/** A table; shows skeleton rows until it is given its data. */
export class DataGrid extends PortalElement {
  connectedCallback(): void {
    if (this.root.childElementCount === 0) this.show(skeleton(3));
  }

  /** Shows rows of cells. */
  present(headers: readonly string[], rows: readonly (readonly Cell[])[]): void {
    const head = headers.map((name) => h('th', { role: 'columnheader', scope: 'col' }, name));
    const body = rows.map((cells) => h('tr', { role: 'row' }, ...cells.map((cell) => h('td', {}, cell))));
    this.show(h('table', {}, h('thead', {}, h('tr', { role: 'row' }, ...head)), h('tbody', {}, ...body)));
  }

  /** Shows rows of cells behind a radio button that is named by the row's first cell. */
  offer(headers: readonly string[], rows: readonly (readonly string[])[], onChoose: (row: number) => void): void {
    const choices = rows.map((cells, at) => {
      const name = cells[0] ?? '';
      const onChange = () => onChoose(at);
      return [h('input', { type: 'radio', name: 'row', 'aria-label': name, value: name, onChange }), ...cells];
    });
    this.present(headers, choices);
  }
}
