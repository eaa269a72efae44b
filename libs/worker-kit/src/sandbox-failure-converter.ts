import { defaultFailureConverter, type FailureConverter } from '@temporalio/common';
import { EncodingFailureConverter } from './encoded-failures.js';
import { encodesFailures } from './sandbox-flag.js';

/** The SDK's own while payloads go out as they are: failures stay readable in Temporal's UI then. */
export const failureConverter: FailureConverter = encodesFailures()
  ? new EncodingFailureConverter()
  : defaultFailureConverter;
