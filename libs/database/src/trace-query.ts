/**
 * Follows a query for a trace: told its text, with `$1` in the place of each value, when it is sent, it answers what
 * is to be told when it is over, with the error's code where it failed. `undefined` where nobody traces.
 */
export type TraceQuery = (text: string) => ((errorCode?: string) => void) | undefined;
