/** What a check found. `unknown`: it could not be told, as something else is at fault. */
export type Finding =
  | { readonly outcome: 'good' | 'unknown'; readonly found: string }
  | { readonly outcome: 'fault'; readonly found: string; readonly remedy: string };

export const good = (found: string): Finding => ({ outcome: 'good', found });
export const unknown = (found: string): Finding => ({ outcome: 'unknown', found });
export const fault = (found: string, remedy: string): Finding => ({
  outcome: 'fault',
  found,
  remedy,
});

/** One line of the doctor's. */
export interface Check {
  /** In JSON; stable. */
  readonly name: string;
  readonly run: () => Promise<Finding>;
}

export type CheckReport = Finding & { readonly name: string };
