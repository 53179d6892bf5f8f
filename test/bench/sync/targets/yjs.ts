import { load } from '../../peers/load.ts';
import { fieldOf, textOf } from '../edits.ts';
import type { Joining } from '../target.ts';

interface YMap {
  get(key: string): unknown;
  set(key: string, value: string): void;
  observe(
    listener: (event: { readonly keysChanged: ReadonlySet<string> }, by: { readonly local: boolean }) => void,
  ): void;
}
interface YDoc {
  getMap(name: string): YMap;
  transact(work: () => void): void;
}

/** A Yjs document with our fields in one map; both of its servers share it. */
export async function yjsDocument({ seen }: Joining): Promise<{ doc: YDoc; edit(serials: readonly number[]): void }> {
  const { Doc } = (await load('yjs')) as { readonly Doc: new () => YDoc };
  const doc = new Doc();
  const fields = doc.getMap('fields');
  fields.observe(({ keysChanged }, { local }) => {
    if (!local) for (const key of keysChanged) seen(Number(fields.get(key)));
  });
  return {
    doc,
    edit(serials) {
      for (const serial of serials) fields.set(`f${fieldOf(serial)}`, textOf(serial));
    },
  };
}

/** Finds our texts in Yjs updates: each has its length, ten, before it. */
export const IN_YJS = /\n(\d{10})/g;
