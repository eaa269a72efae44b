/** The downloaded file is not what the directory says of it: it has to be had anew. */
export class SyncFileError extends Error {
  readonly type = 'SyncFileDamaged';

  /** `field` of the directory's file that does not fit. */
  constructor(field: 'size_bytes' | 'sha256') {
    super(`the file of CIDs does not have its ${field}`);
    this.name = 'SyncFileError';
    this.details = { field };
  }

  readonly details: { readonly field: string };
}
