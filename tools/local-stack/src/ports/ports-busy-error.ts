/** Somebody else listens on ports that the stack needs; the message names all of them. */
export class PortsBusyError extends Error {
  override readonly name = 'PortsBusyError';
}
