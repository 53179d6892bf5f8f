import type { Verb } from '../command.ts';
import { dossiers } from './dossiers.ts';
import { attach, fetchFile } from './files.ts';
import { get } from './get.ts';
import { history } from './history.ts';
import { newDossier } from './new.ts';
import { remove, set } from './set.ts';
import { watch } from './watch.ts';

/** What the command line does as a client of the daemon. */
export const VERBS: ReadonlyMap<string, Verb> = new Map([
  ['dossiers', dossiers],
  ['get', get],
  ['set', set],
  ['remove', remove],
  ['watch', watch],
  ['history', history],
  ['new', newDossier],
  ['attach', attach],
  ['fetch', fetchFile],
]);
