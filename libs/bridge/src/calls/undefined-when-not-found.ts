import { BridgeError } from '../bridge-error.js';

/** Takes a NotFound for what it is in a read: an answer. */
export async function undefinedWhenNotFound<Answer>(
  answer: Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof BridgeError && error.type === 'NotFound') return undefined;
    throw error;
  }
}
