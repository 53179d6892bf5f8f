/** What a promise comes to, or `fallback` when it takes longer than that many milliseconds. */
export async function within<T>(milliseconds: number, work: Promise<T>, fallback: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<T>((resolve) => (timer = setTimeout(() => resolve(fallback), milliseconds)));
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}
