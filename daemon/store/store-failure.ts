/** The disk or the database did not do what was asked. Nothing of the failed call is stored. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
}
