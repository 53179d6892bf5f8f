import polyfill from 'webextension-polyfill';

/** The browser's extension interface, promise-based in both browsers. */
export const browser = polyfill;
