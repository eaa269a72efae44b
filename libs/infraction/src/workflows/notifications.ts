import type {
  FailureType,
  InfractionInput,
  InfractionNotification,
  PendingInfractionNotification,
} from '@conn-dict/contracts';
import { failureTypeOf, persist } from '@conn-dict/workflow-kit';
import { CancellationScope, log } from '@temporalio/workflow';
import type { RequestIds } from './continuation.js';
import { INFRACTION_LIFE_MS, activities } from './infraction-activity-options.js';

/** A notification, to whom, and under which RequestId. */
export interface PendingNotification extends PendingInfractionNotification {
  readonly requestKind: Extract<keyof RequestIds, `tell${string}`>;
}

/** Tells the participants beside the main line: none of it stops an investigation. */
export interface Notifications {
  tellReported(notification: Extract<InfractionNotification, 'OPENED' | 'CLOSED'>): void;
  tellBacen(notification: Extract<InfractionNotification, 'ESCALATED' | 'CLOSED'>): void;
  /** What is not out yet, with why. */
  pending(): readonly PendingNotification[];
  /** Resolves when all are out, or have been given up after 45 days. */
  out(): Promise<void>;
}

interface Notifier {
  readonly infraction: InfractionInput;
  readonly requestIds: RequestIds;
}

/** Makes the notifications of a run, beginning with what an earlier run of it could not send. */
export function createNotifications(
  notifier: Notifier,
  unsent: readonly PendingNotification[],
): Notifications {
  const pending = new Map<PendingNotification['requestKind'], PendingNotification>();
  const all: Promise<void>[] = [];
  const send = (notification: PendingNotification): void => {
    const { requestKind } = notification;
    pending.set(requestKind, notification);
    const onRefusal = (failure_type: FailureType): void => {
      pending.set(requestKind, { ...notification, failure_type });
    };
    all.push(
      CancellationScope.nonCancellable(async () => {
        if (await insist(notifier, notification, onRefusal)) pending.delete(requestKind);
      }),
    );
  };
  for (const notification of unsent) send(notification);
  return {
    tellReported: (notification) =>
      send({
        to: 'REPORTED',
        notification,
        requestKind: notification === 'OPENED' ? 'tellReportedOpened' : 'tellReportedClosed',
      }),
    tellBacen: (notification) =>
      send({
        to: 'BACEN',
        notification,
        requestKind: notification === 'ESCALATED' ? 'tellBacenEscalated' : 'tellBacenClosed',
      }),
    pending: () => [...pending.values()],
    async out() {
      await Promise.all(all);
    },
  };
}

/** Goes on until the notification is out; false where 45 days were not enough. */
async function insist(
  notifier: Notifier,
  notification: PendingNotification,
  onRefusal: (failureType: FailureType) => void,
): Promise<boolean> {
  const tellRefusal = (error: unknown): void => {
    const failure_type = failureTypeOf(error) ?? 'StepTimedOut';
    onRefusal(failure_type);
    const { to } = notification;
    log.warn('notification not out', {
      ...idOf(notifier),
      to,
      notification: notification.notification,
      failure_type,
    });
  };
  try {
    await notify(notifier, notification);
    return true;
  } catch (refusal) {
    const forMs = INFRACTION_LIFE_MS;
    const tries = persist(() => notify(notifier, notification), {
      refusal,
      forMs,
      onRefusal: tellRefusal,
    });
    return await tries.then(
      () => true,
      () => false,
    );
  }
}

function notify(
  notifier: Notifier,
  { to, notification, requestKind }: PendingNotification,
): Promise<void> {
  const input = { ...idOf(notifier), notification, request_id: notifier.requestIds[requestKind] };
  if (to === 'BACEN') return activities.NotifyBacenActivity(input);
  const reported_ispb = notifier.infraction.reportedIspb;
  return activities.NotifyReportedParticipantActivity({ ...input, reported_ispb });
}

function idOf({ infraction }: Notifier): { readonly infraction_id: string } {
  return { infraction_id: infraction.infractionId };
}
