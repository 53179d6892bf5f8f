const RING = 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z';

const SHAPES = {
  error: `${RING}M12 7.5v5.4M12 16.2v.3`,
  warning: 'M12 3.8 21.2 20H2.8ZM12 10v4.4M12 16.9v.3',
  check: `${RING}M7.8 12.3l3 3 5.4-6.2`,
  wait: `${RING}M12 7.2V12l3 2`,
  ready: `${RING}M8 12h8M12.6 8.4 16.2 12l-3.6 3.6`,
  blocked: `${RING}M8.4 12h7.2`,
  eye: 'M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12ZM12 9.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2Z',
  never: `${RING}M6 6l12 12`,
  collapse: 'M6 9.5l6 6 6-6',
} as const;

/** Name of a sign. */
export type IconName = keyof typeof SHAPES;

/** A small sign beside a text that says the same. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} />
    </svg>
  );
}

/** The mark of Countersign: a seal with a tick, and a second stroke beside it. As in `public/icons/icon.svg`. */
export function Seal() {
  return (
    <svg class="seal" viewBox="0 0 128 128" width="26" height="26" aria-hidden="true" focusable="false">
      <circle class="seal-face" cx="64" cy="64" r="60" />
      <path class="seal-stroke" d="M27 66 45 85 78 44M67 85 101 44" />
    </svg>
  );
}

/** The product's name beside its mark. */
export function Brand() {
  return (
    <p class="brand">
      <Seal />
      Countersign
    </p>
  );
}
