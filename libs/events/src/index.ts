export { toCloudEvent, type ToCloudEventInput } from './cloud-event.js';
export { checkEvents } from './check-events.js';
export { createEventLog, type EventLogOptions } from './event-log.js';
export { createEventPublisher, type EventPublisherOptions } from './create-event-publisher.js';
export { EventsError, type CloudEvent, type EventPublisher } from './event-publisher.js';
export type { EventProgress, OnEventProgress } from './watched.js';
export { EventsDriverMissing } from './events-driver-missing.js';
