/** How deep a message may be nested. The deepest of the protocol has four levels. */
const MAX_DEPTH = 16;

/**
 * Parses a JSON text that is nested no deeper than any message is.
 *
 * @throws SyntaxError when it is no JSON, or deeper
 */
export function parseJson(text: string): unknown {
  if (isDeep(text)) throw new SyntaxError(`nested deeper than ${MAX_DEPTH}`);
  return JSON.parse(text);
}

/** Counts brackets outside strings, before the parser builds anything of them. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter === 0x22) isInString = !isInString;
    else if (isInString) {
      if (letter === 0x5c) at += 1;
    } else if (letter === 0x5b || letter === 0x7b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (letter === 0x5d || letter === 0x7d) depth -= 1;
  }
  return false;
}
