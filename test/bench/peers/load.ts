/** Imports a peer from this folder's own packages. They have no types here: whoever asks says which part is used. */
export async function load(name: string): Promise<unknown> {
  return import(name);
}
