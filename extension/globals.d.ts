/** Which browser this build is for. */
declare const __BROWSER__: 'chromium' | 'firefox';
