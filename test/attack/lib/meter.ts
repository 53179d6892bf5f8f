/**
 * Loaded into a daemon under attack before its own code: tells whoever asks what memory it still holds.
 * Garbage is collected first, so that what is measured is kept, not merely not yet cleaned up.
 */
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().rss);
});
process.channel?.unref();
