/** What was asked for cannot be assembled; the message says what to do. */
export class AssemblyError extends Error {
  override readonly name = 'AssemblyError';
}
