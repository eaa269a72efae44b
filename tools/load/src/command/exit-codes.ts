/** Stopped by a signal, with a report or before there was any. */
export const INTERRUPTED = 130;
