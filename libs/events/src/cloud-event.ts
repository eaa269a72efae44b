import { SERVICE_NAME } from '@conn-dict/contracts';
import type { CloudEvent } from './event-publisher.js';

export interface ToCloudEventInput<Data> {
  /** The same for every attempt to publish the same occurrence. */
  readonly id: string;
  /** Such as `dict.claim.created`. */
  readonly type: string;
  /** Id of the claim, entry or infraction; events of one subject stay in order. */
  readonly subject: string;
  /** When it happened, RFC 3339 in UTC. */
  readonly time: string;
  /** JSON without personal data. */
  readonly data: Data;
}

/** Makes the CloudEvents 1.0 envelope of an event of this service. */
export function toCloudEvent<Data>(input: ToCloudEventInput<Data>): CloudEvent<Data> {
  return {
    specversion: '1.0',
    id: input.id,
    source: `/${SERVICE_NAME}`,
    type: input.type,
    subject: input.subject,
    time: input.time,
    datacontenttype: 'application/json',
    partitionkey: input.subject,
    data: input.data,
  };
}
