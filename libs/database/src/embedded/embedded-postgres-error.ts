/** The embedded server cannot be made or started; the message says what to do, or how the server's log ended. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
