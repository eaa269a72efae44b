import { isIspb } from '@conn-dict/dict';
import type { Outcome } from './change.js';
import type { DirectoryContext } from './directory-context.js';
import { DirectoryRefusal } from './directory-refusal.js';
import { once } from './once.js';

export interface NotifyOfInfractionRequest {
  readonly notification: string;
  readonly participant: string;
  readonly infractionId: string;
  readonly requestId: string;
}

/** Tells a participant of an infraction. The simulated participant hears it and does nothing. */
export function notifyOfInfraction(
  directory: DirectoryContext,
  { requestId, ...content }: NotifyOfInfractionRequest,
): Outcome {
  const { participant } = content;
  if (!isIspb(participant))
    throw new DirectoryRefusal('ParticipantInvalid', { field: 'participant_ispb' });
  if (content.infractionId === '')
    throw new DirectoryRefusal('BadRequest', { field: 'infraction_id' });
  const request = { method: 'NotifyOfInfraction', participant, requestId, content };
  return once(directory, request, () => ({ changes: [], outcome: { atMs: directory.nowMs() } }));
}
