const SHAPES = {
  error: 'M12 7.5v5.5M12 16.4v.2',
  warning: 'M12 9.5v4.2M12 16.8v.2',
  check: 'M7.5 12.4l3.2 3.1 5.8-6.6',
  wait: 'M12 7.5V12l3 2',
  lock: 'M8 12h8',
  circle: '',
  unknown: 'M9.6 9.6a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2 1-1.2 1.8M12 16.6v.2',
} as const;

const FRAMES = { warning: 'M12 3.6 21.4 20H2.6Z' } as const;

/** Name of a sign. */
export type IconName = keyof typeof SHAPES;

/** A small sign beside a text that says the same. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
      {name === 'warning' ? <path d={FRAMES.warning} /> : <circle cx="12" cy="12" r="9" />}
      <path d={SHAPES[name]} />
    </svg>
  );
}

/** The mark of Countersign: a seal with a second stroke beside the first. */
export function Seal() {
  return (
    <svg class="seal" viewBox="0 0 128 128" width="26" height="26" aria-hidden="true" focusable="false">
      <circle class="seal-face" cx="64" cy="64" r="60" />
      <circle class="seal-ring" cx="64" cy="64" r="49" />
      <path class="seal-stroke" d="M33 66 51 84 80 45" />
      <path class="seal-stroke" d="M62 84 95 45" />
    </svg>
  );
}
