import { InvalidInputError, isFailureType, type FailureType } from '@conn-dict/contracts';
import { ApplicationFailure, TemporalFailure } from '@temporalio/workflow';

/** Runs a parser of contracts; its refusal becomes the failure that ends the run or refuses the update. */
export function orInvalidInput<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw ApplicationFailure.create({
      type: error.type,
      message: error.message,
      nonRetryable: true,
      details: [{ faults: error.faults }],
    });
  }
}

/** The typed failure inside what a step threw; `undefined` where it holds none of ours. */
export function applicationFailureOf(error: unknown): ApplicationFailure | undefined {
  if (error instanceof ApplicationFailure && isFailureType(error.type)) return error;
  return error instanceof TemporalFailure ? applicationFailureOf(error.cause) : undefined;
}

/** The failure type that a step was refused with. */
export function failureTypeOf(error: unknown): FailureType | undefined {
  return applicationFailureOf(error)?.type as FailureType | undefined;
}

/** The failure that ends a run, typed, with what its step was refused with. */
export function runFailureOf(error: unknown, type: FailureType): ApplicationFailure {
  const cause = applicationFailureOf(error);
  return ApplicationFailure.create({
    type,
    message: cause?.message ?? 'a step did not end within its total bound',
    nonRetryable: true,
    ...(cause?.details ? { details: cause.details } : {}),
  });
}
