import {
  ClaimStatus,
  InfractionNotification,
  NotificationKind,
  type NotificationServiceServer,
} from '@conn-dict/bridge/proto';
import type { DirectoryContext } from '../directory/directory-context.js';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import { notifyOfInfraction } from '../directory/notify-of-infraction.js';
import { notifyParticipant } from '../directory/notify-participant.js';
import { enumName } from './enum-name.js';
import { requestIdOf } from './request-fields.js';
import type { MethodsOf } from './methods-of.js';
import type { ServeUnary } from './serve-unary.js';

/** Serves the notification of participants. */
export function createNotificationService(
  directory: DirectoryContext,
  serve: ServeUnary,
): MethodsOf<NotificationServiceServer> {
  return {
    notifyParticipant: serve('NotifyParticipant', (wire) => {
      const kind = enumName(NotificationKind, wire.kind);
      if (kind === undefined) throw new DirectoryRefusal('BadRequest', { field: 'kind' });
      const { claim, atMs } = notifyParticipant(directory, {
        kind,
        participant: wire.participantIspb,
        claimId: wire.claimId,
        requestId: requestIdOf(wire),
      });
      return { notifiedAt: new Date(atMs), claimStatus: ClaimStatus[claim.status] };
    }),
    notifyOfInfraction: serve('NotifyOfInfraction', (wire) => {
      const notification = enumName(InfractionNotification, wire.notification);
      if (notification === undefined)
        throw new DirectoryRefusal('BadRequest', { field: 'notification' });
      const { atMs } = notifyOfInfraction(directory, {
        notification,
        participant: wire.participantIspb,
        infractionId: wire.infractionId,
        requestId: requestIdOf(wire),
      });
      return { notifiedAt: new Date(atMs) };
    }),
  };
}
