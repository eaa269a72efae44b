import { BridgeError } from '../bridge-error.js';

/** Lets a Bridge do without a call of ours that it lacks: the directory tells participants by its own lists then. */
export async function unlessUnimplemented(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof BridgeError && error.type === 'BridgeUnimplemented')) throw error;
  }
}
