import { applicationFailureOf, failureTypeOf } from '@conn-dict/workflow-kit';
import { ApplicationFailure } from '@temporalio/workflow';

/** It is not what the directory says, or is there no more. */
export function isOfFile(error: unknown): boolean {
  return failureTypeOf(error) === 'SyncFileDamaged' || isForgotten(error);
}

/** The directory knows it no more. */
export function isForgotten(error: unknown): boolean {
  const type = failureTypeOf(error);
  return type === 'NotFound' || type === 'Gone';
}

export function toDamaged(error: unknown): ApplicationFailure {
  return ApplicationFailure.create({
    type: 'SyncFileDamaged',
    message: applicationFailureOf(error)?.message ?? 'the directory makes no file of CIDs',
    nonRetryable: true,
  });
}
