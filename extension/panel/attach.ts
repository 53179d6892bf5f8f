import { fieldsOf, pathOf } from '../../shared/fields/path.ts';
import { type Result, ok, refused } from '../../shared/result.ts';
import type { Edit } from '../messages.ts';
import type { ReplicaDatabase } from '../replica/database.ts';
import { takeFetched, takeFile } from '../replica/files.ts';
import { request } from '../ui/page.ts';
import type { EvidenceFile } from './evidence.tsx';
import { save } from './save.ts';

const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/;

/** Keeps a chosen file for the daemon and names it in the dossier. The code of a refusal is a locale key's last part. */
export async function attach(database: ReplicaDatabase, file: File): Promise<Result<null, string>> {
  const taken = await takeFile(database, file).catch(() => refused('storage-full' as const));
  if (!taken.ok) return taken;
  const record = crypto.randomUUID().slice(0, 8);
  const edits: readonly Edit[] = [
    { path: pathOf('evidence.name', record), value: file.name.slice(0, 200) },
    {
      path: pathOf('evidence.type', record),
      value: MEDIA_TYPE.test(file.type) ? file.type : 'application/octet-stream',
    },
    { path: pathOf('evidence.size', record), value: String(file.size) },
    { path: pathOf('evidence.hash', record), value: taken.value },
  ];
  const named = await request('commit', { edits });
  if (!named.ok) return refused(named.code);
  await request('sendFiles', {});
  return ok(null);
}

/** Gets a file from the daemon and hands it to the browser to save: never to be shown as a page of the extension. */
export async function saveFile(database: ReplicaDatabase, { hash, name }: EvidenceFile): Promise<Result<null, string>> {
  const fetched = await request('fetchFile', { hash });
  if (!fetched.ok) return fetched;
  const blob = await takeFetched(database, hash);
  if (blob === null) return refused('file-unknown');
  save(new Blob([blob], { type: 'application/octet-stream' }), name);
  return ok(null);
}

/** Takes a file's name out of the dossier. The daemon drops the file itself when nobody names it any more. */
export async function removeFile({ record }: EvidenceFile): Promise<Result<null, string>> {
  const edits = fieldsOf('evidence').map((field) => ({ path: pathOf(field, record), value: null }));
  return request('commit', { edits });
}
