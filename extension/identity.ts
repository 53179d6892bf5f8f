/** Public half of the key that fixes the extension's id in Chromium. The private half is not needed for loading. */
export const CHROMIUM_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA5pOFBo49Kn1bqdvaIQlZop8ZQVWwlj6nJh6z56uhXendKfs8Y/ILHIqJiJ1Pad7wHnCz0GvQrLkU2eOyB5H8CbK4sSCEefSlZ+oQoQXpEJS+h5w978keC95XcctjYkPB1QxJNF5wl3XhVwE2un6AYhEijhd1M1fYPvy411T6VCzRcSXU91/qJZhWxjtNRFv32HlRAGbCzIlQt4JK2h4R/C8wcQoY1xfnTXoTNncDSkNQmWmtIzdsi++KhyI+pxf/KJwYWeOb+trNPp8N/g8h1JJMzAqTQRvqfOgTLAz/WCVcejEz1LCtELhgy1ZNmWY/dHoVYpD8RNOPeQiwv4iowQIDAQAB';

/** The id that follows from {@link CHROMIUM_KEY}: the first 16 bytes of its SHA-256, in letters a to p. */
export const CHROMIUM_ID = 'plonjnfpeadlnmglbigbkmnkmgdgkkin';

/** The extension's id in Firefox. Its address there is a random UUID per profile. */
export const GECKO_ID = 'countersign@countersign.invalid';
