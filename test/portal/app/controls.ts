import { PortalElement, h } from './element.ts';

/**
 * A field that keeps its own value and puts it back when it is left: what is put into the control without an event that
 * reaches this element (so a composed one) is lost.
 */
abstract class Field extends PortalElement {
  value = '';
  protected abstract readonly control: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
  private readonly error = h('p', { class: 'error', role: 'alert', id: 'error' });

  connectedCallback(): void {
    if (this.root.childElementCount > 0) return;
    const { control } = this;
    control.id = 'control';
    control.required = this.hasAttribute('required');
    control.setAttribute('aria-describedby', 'error');
    const take = () => this.take(control.value);
    this.addEventListener('input', take);
    this.addEventListener('change', take);
    control.addEventListener('blur', () => {
      this.take(this.normalised(this.value));
      control.value = this.value;
      if (this.value === '') this.complain(this.getAttribute('required') ?? '');
    });
    this.prepare();
    this.value = this.getAttribute('value') ?? '';
    control.value = this.value;
    this.show(this.label(), control, this.error);
  }

  /** Shows what is wrong; empty for nothing. */
  complain(text: string): void {
    this.error.textContent = text;
    this.control.setAttribute('aria-invalid', String(text !== ''));
  }

  protected abstract prepare(): void;

  protected normalised(value: string): string {
    return value;
  }

  private take(value: string): void {
    if (value === this.value) return;
    this.value = value;
    this.complain('');
    this.dispatchEvent(new Event('portal-change', { bubbles: true, composed: true }));
  }

  private label(): HTMLElement {
    const text = this.getAttribute('label') ?? '';
    const mark = this.hasAttribute('required') ? h('span', { class: 'mark', 'aria-hidden': 'true' }, ' *') : null;
    const naming = this.getAttribute('naming');
    if (naming === null) return h('label', { for: 'control' }, text, mark);
    if (naming === 'aria-label') this.control.setAttribute('aria-label', text);
    else this.control.setAttribute('aria-labelledby', 'name');
    return h('span', { id: 'name', class: 'label' }, text, mark);
  }
}

/** A text field; `postal` writes Japanese postal codes with their dash, `maxlength` cuts what is longer. */
export class TextField extends Field {
  protected readonly control = document.createElement('input');

  protected prepare(): void {
    this.control.maxLength = this.longest();
  }

  protected override normalised(value: string): string {
    const bare = value.trim().slice(0, this.longest());
    return this.hasAttribute('postal') ? bare.replace(/^(\d{3})(\d{4})$/, '$1-$2') : bare;
  }

  private longest(): number {
    return Number(this.getAttribute('maxlength') ?? 200);
  }
}

/** A select; its options are pairs of value and text. */
export class SelectField extends Field {
  protected readonly control = document.createElement('select');
  options: readonly (readonly [string, string])[] = [];

  protected prepare(): void {
    this.control.append(...this.options.map(([value, text]) => h('option', { value }, text)));
  }
}

/** A text field of several lines. */
export class TextArea extends Field {
  protected readonly control = document.createElement('textarea');

  protected prepare(): void {
    this.control.rows = 3;
  }
}

/** A check box with its label beside it. */
export class CheckBox extends PortalElement {
  private readonly box = h('input', { type: 'checkbox', id: 'control' }) as HTMLInputElement;

  connectedCallback(): void {
    if (this.root.childElementCount > 0) return;
    this.box.checked = this.hasAttribute('checked');
    this.box.disabled = this.hasAttribute('disabled');
    this.box.addEventListener('change', () => this.dispatchEvent(new Event('portal-change', { bubbles: true })));
    this.show(h('label', { class: 'check' }, this.box, ` ${this.getAttribute('label') ?? ''}`));
  }

  get isChecked(): boolean {
    return this.box.checked;
  }
}

/** A button whose real button is in its shadow root: only that one, and only while it is enabled, says `press`. */
export class PortalButton extends PortalElement {
  readonly button = document.createElement('button');

  connectedCallback(): void {
    if (this.root.childElementCount > 0) return;
    this.button.className = this.getAttribute('appearance') ?? '';
    this.button.disabled ||= this.hasAttribute('disabled');
    this.button.append(document.createElement('slot'));
    this.button.addEventListener('click', () => this.dispatchEvent(new Event('press')));
    this.show(this.button);
  }

  set isDisabled(is: boolean) {
    this.button.disabled = is;
    this.toggleAttribute('disabled', is);
  }
}
