/** Names of the decision help: what a page tells by what is there and what is missing. Its texts are `hint.<id>`. */
export const HINTS = ['not-in-csp', 'no-banner-no-button', 'only-membership-agreement'] as const;
export type HintId = (typeof HINTS)[number];
