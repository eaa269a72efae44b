import { ApplicationFailure } from '@temporalio/common';

/** A call of a step, as a workflow made it. */
export interface StepCall<Name extends string> {
  readonly name: Name;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface RefusalOptions {
  /** @default every call */
  readonly times?: number;
  readonly retryable?: boolean;
  /** When a repeat is worth the while, as the failure's details say. */
  readonly notBefore?: Date;
}

/** What the faked steps of a domain have in common: they tell their calls, and fail where they are told to. */
export interface StepRecorder<Name extends string> {
  readonly calls: readonly StepCall<Name>[];
  /** Makes a step that has this effect. */
  step<Result>(
    name: Name,
    effect: (input: StepCall<Name>['input']) => Result,
  ): (input: unknown) => Promise<Result>;
  /** Lets the next calls of a step fail with this type. */
  refuse(name: Name, type: string, options?: RefusalOptions): void;
  /** Runs before each call of a step; awaited. */
  before(name: Name, hook: () => unknown): void;
  names(): Name[];
  /** Inputs of the calls of a step, in order. */
  inputsOf(name: Name): StepCall<Name>['input'][];
}

/** Makes the recorder of one run. */
export function createStepRecorder<Name extends string>(): StepRecorder<Name> {
  const calls: StepCall<Name>[] = [];
  const refusals = new Map<Name, { left: number; readonly failure: ApplicationFailure }>();
  const hooks = new Map<Name, () => unknown>();
  return {
    calls,
    step: (name, effect) => async (raw) => {
      const input = raw as StepCall<Name>['input'];
      calls.push({ name, input });
      await hooks.get(name)?.();
      const refusal = refusals.get(name);
      if (refusal && refusal.left-- > 0) throw refusal.failure;
      return effect(input);
    },
    refuse: (name, type, options = {}) =>
      void refusals.set(name, {
        left: options.times ?? Infinity,
        failure: toRefusal(type, options),
      }),
    before: (name, hook) => void hooks.set(name, hook),
    names: () => calls.map(({ name }) => name),
    inputsOf: (name) => calls.filter((call) => call.name === name).map(({ input }) => input),
  };
}

/** The failure of a refused step. */
export function toRefusal(
  type: string,
  { retryable = false, notBefore }: RefusalOptions = {},
): ApplicationFailure {
  return ApplicationFailure.create({
    type,
    message: `refused with ${type}`,
    nonRetryable: !retryable,
    details: notBefore ? [{ not_before: notBefore.toISOString() }] : [],
  });
}
