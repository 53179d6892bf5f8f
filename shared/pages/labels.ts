import { en } from './labels/en.ts';

/** Name of a portal label: its English wording. */
export type LabelId = keyof typeof en;
