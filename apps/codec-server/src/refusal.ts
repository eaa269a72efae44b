/** Why a request is not answered as it asks; the text goes to the caller and into the log, and holds no data. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 422 | 429 | 503,
    message: string,
  ) {
    super(message);
  }
}
