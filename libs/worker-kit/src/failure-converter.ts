import { EncodingFailureConverter } from './encoded-failures.js';

/** By this name the SDK looks for it. */
export const failureConverter = new EncodingFailureConverter();
