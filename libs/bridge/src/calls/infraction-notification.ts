import { NotificationServiceService } from '../gen/dict/bridge/v1/notification.js';
import type { InfractionReportCalls } from '../infraction-report-calls.js';
import { INFRACTION_NOTIFICATION_CODES } from '../mapping/wire-codes.js';
import type { UnaryCaller } from '../transport/unary-caller.js';

/** Makes the call that tells a participant of an infraction. */
export function createInfractionNotification({
  caller,
}: {
  readonly caller: UnaryCaller;
}): Pick<InfractionReportCalls, 'notifyOfInfraction'> {
  return {
    async notifyOfInfraction({ notification, ...request }, options) {
      await caller.call(
        {
          method: NotificationServiceService.notifyOfInfraction,
          request: { ...request, notification: INFRACTION_NOTIFICATION_CODES[notification] },
          limit: 'infractionWrites',
        },
        options,
      );
    },
  };
}
