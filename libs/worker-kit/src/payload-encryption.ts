import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PayloadCodec } from '@temporalio/common';
import type { WorkerOptions } from '@temporalio/worker';
import { ENCODE_FAILURES } from './sandbox-flag.js';

/** How activities, and the worker itself, write failures while payloads are encrypted; the SDK loads it by its path. */
export const FAILURE_CONVERTER_PATH = fileURLToPath(
  new URL('./failure-converter.js', import.meta.url),
);

/** Makes the SDK's option: none while payloads go out as they are. */
export function toDataConverter(
  payloadCodec: PayloadCodec | undefined,
): Pick<WorkerOptions, 'dataConverter'> {
  if (payloadCodec === undefined) return {};
  return {
    dataConverter: { payloadCodecs: [payloadCodec], failureConverterPath: FAILURE_CONVERTER_PATH },
  };
}

/** Tells the SDK which code to run in its sandbox; while payloads are encrypted, that its failures are encoded too. */
export function toWorkflowBundle(
  bundlePath: string,
  payloadCodec: PayloadCodec | undefined,
): NonNullable<WorkerOptions['workflowBundle']> {
  if (payloadCodec === undefined) return { codePath: bundlePath };
  return { code: ENCODE_FAILURES + readFileSync(bundlePath, 'utf8') };
}
