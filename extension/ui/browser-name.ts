/** What this browser is called before its user gives it a name. */
export const BROWSER_NAME = __BROWSER__ === 'firefox' ? 'Firefox' : 'Chromium';
