/** Which workers are looked for; `auto`: those that are there. */
export const DEPLOYMENTS = ['auto', 'combined', 'partitioned'] as const;
export type Deployment = (typeof DEPLOYMENTS)[number];
