/** What a figure of Countersign is held against. */
export type Base =
  /** The sum of these rows of other targets. */
  | { readonly sum: readonly { readonly work: string; readonly target: string }[] }
  /** The best peer's figure in this row. */
  | { readonly bestPeer: string }
  /** Countersign's own figure in this row. */
  | { readonly own: string }
  /** Nothing: the figure itself is bounded. */
  | 'nothing';

/** A figure may be at most `most` times its base; or at most `most`, where it is held against nothing. */
export interface Bound {
  readonly work: string;
  readonly most: number;
  readonly base: Base;
}

/** The bounds to reach. All ratios are of figures of the same run. */
export const BOUNDS: readonly Bound[] = [
  {
    work: 'ack',
    most: 1.3,
    base: {
      sum: [
        { work: 'ack', target: 'echo' },
        { work: 'ack', target: 'sqlite' },
      ],
    },
  },
  { work: 'seen-2', most: 1, base: { bestPeer: 'seen-2' } },
  { work: 'seen-10', most: 1, base: { bestPeer: 'seen-10' } },
  { work: 'seen-100', most: 1, base: { bestPeer: 'seen-100' } },
  { work: 'burst', most: 0.12, base: { bestPeer: 'burst-durable' } },
  { work: 'cold-10k', most: 0.3, base: { bestPeer: 'cold-10k' } },
  { work: 'cold-100k', most: 1.2, base: { own: 'cold-10k' } },
  { work: 'offline', most: 1, base: { bestPeer: 'offline' } },
  { work: 'memory-rest', most: 60, base: 'nothing' },
  { work: 'memory-burst', most: 85, base: 'nothing' },
  { work: 'kill-paced', most: 0, base: 'nothing' },
  { work: 'kill-burst', most: 0, base: 'nothing' },
];
