import type { FailureType } from '@conn-dict/contracts';
import { ApplicationFailure } from '@temporalio/common';

const TYPE: FailureType = 'PayloadUnreadable';

/** Ids are as configured; what another wrote in the place of one could be anything, and is not shown. */
const KEY_ID = /^[\w.-]{1,64}$/;

/** Says why a payload cannot be read: by rule and key id, without a byte of it. Retryable: keys can still come. */
export function payloadUnreadable(rule: string, keyId?: string): ApplicationFailure {
  const known = keyId !== undefined && KEY_ID.test(keyId);
  return ApplicationFailure.create({
    type: TYPE,
    message: known ? `payload under key "${keyId}": ${rule}` : `payload: ${rule}`,
    nonRetryable: false,
    details: [{ rule, ...(known && { key_id: keyId }) }],
  });
}
