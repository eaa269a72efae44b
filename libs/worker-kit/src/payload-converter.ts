import {
  ValueError,
  defaultPayloadConverter,
  type Payload,
  type PayloadConverter,
} from '@temporalio/common';

/** Stands for a payload whose bytes are no JSON though they say so. Whoever reads an input wants an object. */
export const UNREADABLE = 'a payload that cannot be read';

/**
 * The SDK's converter, for workflows, but that nothing of a payload that cannot be read gets into a failure: the error
 * of JSON.parse quotes it, its stack does so whole, and Temporal keeps both.
 *
 * What is no JSON becomes a text that no input may be: the run is refused, the signal ignored. An encoding that is not
 * known fails the workflow task, which is tried again until the worker knows it.
 */
export const payloadConverter: PayloadConverter = {
  toPayload: (value) => defaultPayloadConverter.toPayload(value),
  fromPayload: read as PayloadConverter['fromPayload'],
};

function read(payload: Payload): unknown {
  try {
    return defaultPayloadConverter.fromPayload(payload);
  } catch (error) {
    if (error instanceof SyntaxError) return UNREADABLE;
    throw new ValueError('the encoding of a payload is not known');
  }
}
