/** The daemon or a command cannot do its work; the message says what, where and what to do. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
