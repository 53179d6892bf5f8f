/**
 * Loaded into a daemon under attack before its own code: tells whoever asks what memory it has, as `Memory` says it.
 * Garbage is collected first, so that what is measured is kept, not merely not yet cleaned up.
 */
process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ resident: rss, held: heapUsed + external });
});
process.channel?.unref();
