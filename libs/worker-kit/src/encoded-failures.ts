import {
  DefaultFailureConverter,
  type PayloadConverter,
  type ProtoFailure,
} from '@temporalio/common';
import type { FailureType } from '@conn-dict/contracts';

/** What stands in place of a failure's text, as in Temporal's own SDKs. */
const ENCODED = 'Encoded failure';

/** Its text is a rule and a key id: readable without a key, since a missing key is what it tells of. */
const READABLE: FailureType = 'PayloadUnreadable';

/**
 * Moves text and stack of a failure, and of all its causes, into a payload, which the codec encrypts. What is decided
 * by, the type, stays outside.
 *
 * The SDK's own option leaves the causes as they came, and takes the text of a failure that it has encoded before.
 */
export class EncodingFailureConverter extends DefaultFailureConverter {
  override errorToFailure(
    ...[error, payloadConverter, context]: Parameters<DefaultFailureConverter['errorToFailure']>
  ): ProtoFailure {
    const failure = super.errorToFailure(error, payloadConverter, context);
    return toEncoded(failure, payloadConverter);
  }
}

function toEncoded(failure: ProtoFailure, payloadConverter: PayloadConverter): ProtoFailure {
  const { message, stackTrace, cause, encodedAttributes, applicationFailureInfo } = failure;
  const isReadable = applicationFailureInfo?.type === READABLE;
  return {
    ...failure,
    message: isReadable ? (message ?? '') : ENCODED,
    stackTrace: '',
    encodedAttributes:
      encodedAttributes ??
      payloadConverter.toPayload({ message: message ?? '', stack_trace: stackTrace ?? '' }),
    cause: cause ? toEncoded(cause, payloadConverter) : null,
  };
}
