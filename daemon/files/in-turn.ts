/** Does work of one name one after the other, and of different names side by side. */
export function inTurn(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const done = (last.get(name) ?? Promise.resolve()).then(work);
    const settled = done.catch(() => null);
    last.set(name, settled);
    try {
      return await done;
    } finally {
      if (last.get(name) === settled) last.delete(name);
    }
  };
}
