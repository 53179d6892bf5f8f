/** A page of Microsoft's documentation, and the day it was last read. */
export const learn = (page: string) => ({
  url: `https://learn.microsoft.com/partner-center/${page}`,
  checked: '2026-11-22',
});

/** What an indirect reseller does in the portal, from the welcome page to the first customer. */
export const TASKS = learn('enroll/indirect-reseller-tasks-in-partner-center');
