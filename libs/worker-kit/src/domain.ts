/** What the SDK calls as an activity; its input and result are the domain's business. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as the SDK's own type for any activity
export type ActivityFunction = (...args: any[]) => Promise<any>;
export type Activities = Readonly<Record<string, ActivityFunction>>;

/** What a domain gives to the worker that hosts it. */
export interface Domain {
  readonly name: string;
  /** Names of its workflows, as the bundle registers them. */
  readonly workflowTypes: readonly string[];
  /** Its activities by registered name. */
  readonly activities: Activities;
}

/**
 * Puts domains together for one worker.
 *
 * @throws Error where two of them give the same name to different functions: one would silently win.
 */
export function mergeDomains(domains: readonly Domain[]): Domain {
  const activities: Record<string, ActivityFunction> = {};
  const workflowTypes = new Set<string>();
  for (const domain of domains) {
    for (const [name, activity] of Object.entries(domain.activities)) {
      if (Object.hasOwn(activities, name) && activities[name] !== activity) {
        throw new Error(`activity ${name} of domain ${domain.name} is already another function`);
      }
      activities[name] = activity;
    }
    for (const workflowType of domain.workflowTypes) workflowTypes.add(workflowType);
  }
  return {
    name: domains.map(({ name }) => name).join('+'),
    workflowTypes: [...workflowTypes],
    activities,
  };
}

/** Puts a domain's names and its bound activities, typed by an interface of contracts, into one value for its host. */
export function hosted(
  { name, workflowTypes }: Pick<Domain, 'name' | 'workflowTypes'>,
  activities: object,
): Domain {
  return { name, workflowTypes, activities: activities as Activities };
}
