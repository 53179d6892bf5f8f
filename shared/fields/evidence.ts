import { byteCount, choice, fileHash, mediaType, text } from './kinds.ts';

/** Files that prove something: one record each, `evidence:<record>.hash`. The file itself is kept by its hash. */
export const evidence = {
  'evidence.name': text(200),
  'evidence.purpose': choice('registration', 'tax', 'screenshot', 'other'),
  'evidence.note': text(300),
  'evidence.type': mediaType(),
  'evidence.size': byteCount(),
  'evidence.hash': fileHash(),
} as const;
