/** A number that shall be reached, or not be exceeded. */
export interface Target {
  readonly name: string;
  readonly wanted: `≥ ${number}` | `≤ ${number}`;
  readonly measured: number;
  readonly isMet: boolean;
}

export function atLeast(wanted: number, name: string, measured: number): Target {
  return { name, wanted: `≥ ${wanted}`, measured, isMet: measured >= wanted };
}

export function atMost(wanted: number, name: string, measured: number): Target {
  return { name, wanted: `≤ ${wanted}`, measured, isMet: measured <= wanted };
}

/** Says in a line whether it is met. */
export function toTargetLine({ name, wanted, measured, isMet }: Target): string {
  const number = measured < 1_000 ? measured.toFixed(2) : Math.round(measured).toLocaleString('en');
  return `${isMet ? '✓' : '✗'} ${name}: ${number} (wanted ${wanted})`;
}
