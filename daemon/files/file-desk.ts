import { type FileAnswer, type FileQuestion, MAX_CHUNK, MAX_FILE } from '../../shared/protocol/file-messages.ts';
import type { Log } from '../log.ts';
import type { FileStore } from './file-store.ts';

/** More questions than this without an answer are more than a client may have under way (P56). */
const MOST_UNANSWERED = 8;

/** Answers the file messages of one session, in order, beside whatever else the session does. */
export interface FileDesk {
  /** @returns false when too many are under way; then nothing is done */
  take(question: FileQuestion): boolean;
}

/** @param send - gets exactly one answer for each question taken */
export function fileDesk(files: FileStore, send: (answer: FileAnswer) => void, log: Log): FileDesk {
  let unanswered = 0;
  let work = Promise.resolve();

  async function serve(question: FileQuestion): Promise<void> {
    try {
      send(await answerTo(files, question));
    } catch (problem) {
      // Changes go on: that a file cannot be kept says nothing about the database.
      log('file-failed', { code: codeOf(problem) });
      send({ type: 'file-refusal', hash: question.hash, code: 'file-not-kept' });
    }
    unanswered -= 1;
  }

  return {
    take(question) {
      if (unanswered === MOST_UNANSWERED) return false;
      unanswered += 1;
      work = work.then(() => serve(question));
      return true;
    },
  };
}

async function answerTo(files: FileStore, question: FileQuestion): Promise<FileAnswer> {
  const { hash } = question;
  if (question.type === 'file-read') {
    const part = await files.read(hash, question.at, MAX_CHUNK);
    if (part === null) return { type: 'file-refusal', hash, code: 'file-unknown' };
    const { size, bytes } = part;
    if (bytes.length === 0) return { type: 'file-refusal', hash, code: 'file-out-of-order' };
    return { type: 'file-chunk', hash, size, at: question.at, bytes: Buffer.from(bytes).toString('base64url') };
  }
  const { size } = question;
  if (size > MAX_FILE) return { type: 'file-refusal', hash, code: 'file-too-large' };
  if (question.type === 'file-offer') return { type: 'file-state', hash, size, have: await files.state(hash, size) };
  const written = await files.write(hash, size, question.at, Buffer.from(question.bytes, 'base64url'));
  if (!written.ok) return { type: 'file-refusal', hash, code: written.code };
  return { type: 'file-state', hash, size, have: written.value };
}

function codeOf(problem: unknown): string {
  if (!(problem instanceof Error)) return 'unknown';
  return 'code' in problem ? String(problem.code) : problem.name;
}
