import { choice } from './kinds.ts';

/** What is known about a checklist step itself: `step:<step id>.state`. */
export const step = {
  'step.state': choice('done', 'open', 'not-applicable'),
} as const;
