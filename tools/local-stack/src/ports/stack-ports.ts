/** The ports of the stack without an offset; those that the seed names are the seed's. */
const BASE_PORTS = {
  temporal: 7233,
  temporalUi: 8233,
  temporalHttp: 17_233,
  temporalMetrics: 18_233,
  postgres: 5432,
  bridge: 50_051,
  health: 8081,
  metrics: 9093,
} as const;

export type PortName = keyof typeof BASE_PORTS;
export type StackPorts = Readonly<Record<PortName, number>>;

/** What stands behind each port, for people. */
export const PORT_TITLES: Readonly<Record<PortName, string>> = {
  temporal: 'Temporal',
  temporalUi: "Temporal's UI",
  temporalHttp: "Temporal's HTTP API",
  temporalMetrics: "Temporal's metrics",
  postgres: 'PostgreSQL',
  bridge: 'the Bridge',
  health: "the worker's health",
  metrics: "the worker's metrics",
};

/** With a larger one the highest port would not exist. */
export const PORT_OFFSET_MAX = 65_535 - Math.max(...Object.values(BASE_PORTS));

/** Gives the ports of a stack whose offset is 0 to `PORT_OFFSET_MAX`. */
export function toStackPorts(offset: number): StackPorts {
  const shifted = Object.entries(BASE_PORTS).map(([name, port]) => [name, port + offset]);
  return Object.fromEntries(shifted) as StackPorts;
}
