import { PortalElement, h } from './element.ts';

/** A text field that keeps its own value: what is put into the input without an event is lost when it is left. */
export class TextField extends PortalElement {
  value = '';
  readonly input = document.createElement('input');
  readonly error = h('p', { class: 'error', role: 'alert', id: 'error' });

  connectedCallback(): void {
    const label = this.getAttribute('label') ?? '';
    const isRequired = this.hasAttribute('required');
    const { input } = this;
    input.id = 'input';
    input.required = isRequired;
    input.maxLength = Number(this.getAttribute('maxlength') ?? 200);
    input.setAttribute('aria-describedby', 'error');
    input.value = this.value;
    input.addEventListener('input', () => {
      this.value = input.value;
      this.dispatchEvent(new Event('portal-change', { bubbles: true, composed: true }));
    });
    input.addEventListener('blur', () => {
      this.value = this.normalised(this.value);
      input.value = this.value;
      this.complain('');
    });
    const mark = isRequired ? h('span', { class: 'mark', 'aria-hidden': 'true' }, ' *') : null;
    this.show(
      this.getAttribute('naming') === 'aria'
        ? h('span', { id: 'name' }, label, mark)
        : h('label', { for: 'input' }, label, mark),
      input,
      this.error,
    );
    if (this.getAttribute('naming') === 'aria') input.setAttribute('aria-labelledby', 'name');
  }

  /** Shows what is wrong; empty for nothing. */
  complain(text: string): void {
    this.error.textContent = text;
    this.input.setAttribute('aria-invalid', String(text !== ''));
  }

  private normalised(value: string): string {
    if (!this.hasAttribute('postal')) return value.trim();
    return value.trim().replace(/^(\d{3})(\d{4})$/, '$1-$2');
  }
}

/** A select with its label inside. */
export class SelectField extends PortalElement {
  readonly select = document.createElement('select');
  readonly error = h('p', { class: 'error', role: 'alert' });
  options: readonly (readonly [string, string])[] = [];

  get value(): string {
    return this.select.value;
  }

  connectedCallback(): void {
    const { select } = this;
    const label = this.getAttribute('label') ?? '';
    select.id = 'select';
    select.required = this.hasAttribute('required');
    if (this.getAttribute('naming') === 'aria-label') select.setAttribute('aria-label', label);
    for (const [value, text] of this.options) select.append(h('option', { value }, text));
    select.addEventListener('change', () =>
      this.dispatchEvent(new Event('portal-change', { bubbles: true, composed: true })),
    );
    this.show(h('label', { for: 'select' }, label), select, this.error);
  }

  complain(text: string): void {
    this.error.textContent = text;
  }
}

/** A button whose real button is in its shadow root. */
export class PortalButton extends PortalElement {
  readonly button = document.createElement('button');

  connectedCallback(): void {
    this.button.className = this.getAttribute('appearance') ?? '';
    this.button.disabled = this.hasAttribute('disabled');
    this.button.append(document.createElement('slot'));
    this.show(this.button);
  }

  set isDisabled(is: boolean) {
    this.button.disabled = is;
  }
}

/** Every workspace of the portal has its own prefixed copies of the design system. */
export function defineControls(prefix: string): void {
  customElements.define(`${prefix}_he-text-field`, class extends TextField {});
  customElements.define(`${prefix}_he-select`, class extends SelectField {});
  customElements.define(`${prefix}_he-button`, class extends PortalButton {});
}
