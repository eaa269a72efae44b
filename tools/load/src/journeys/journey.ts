import { isConnDictError } from '@conn-dict/client';
import { startTimer } from '../run/timer.js';

/** One execution as its caller lives it: starts it, sends its messages, waits for its end. @throws it did not go well */
export type Journey = (number: number, answer: Answer) => Promise<void>;

/** When the caller answers. */
export interface Answer {
  /** Resolves when its planned time has come, at once where that is over. */
  due(): Promise<void>;
}

/** Makes the answer that is planned for a time of `performance.now()`. */
export function createAnswer(atMs: number): Answer {
  return { due: () => startTimer(atMs - performance.now()).over };
}

/** An execution came to another end than it should. */
export class WrongEndError extends Error {
  override readonly name = 'WrongEndError';
}

/** @throws WrongEndError */
export function assertEnd(status: string, wanted: string): void {
  if (status !== wanted) throw new WrongEndError(`ended as ${status} and not as ${wanted}`);
}

/** Sends a message that may come when all is over: late ones are part of the load. */
export async function sendLate(send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!isConnDictError(error) || error.type !== 'RunEnded') throw error;
  }
}

/** Names what a journey failed with, without anything that it quotes. */
export function toFailureName(error: unknown): string {
  if (isConnDictError(error)) return error.type;
  if (error instanceof WrongEndError) return error.message;
  return error instanceof Error ? error.name : 'unknown';
}
