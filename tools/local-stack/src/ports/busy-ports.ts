import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { findPortOwner } from './port-owner.js';
import { PortsBusyError } from './ports-busy-error.js';
import { PORT_TITLES, type PortName, type StackPorts } from './stack-ports.js';

/** A port that somebody else listens on. */
export interface BusyPort {
  readonly name: PortName;
  readonly port: number;
  /** Who that is, such as `process 4711 (nginx)`, where it can be known. */
  readonly owner: string | undefined;
}

/**
 * Listens on each port for a moment, to see that the stack can have it.
 *
 * @throws PortsBusyError naming all that are taken.
 */
export async function requireFreePorts(
  ports: StackPorts,
  unused: readonly PortName[] = [],
): Promise<void> {
  const needed = (Object.keys(ports) as PortName[]).filter((name) => !unused.includes(name));
  const found = await Promise.all(needed.map((name) => findBusyPort(name, ports[name])));
  const busy = found.filter((port) => port !== undefined);
  if (busy.length > 0) throw new PortsBusyError(describeBusyPorts(busy));
}

/** Says in one message which ports are taken, by whom, and how to go on. */
function describeBusyPorts(busy: readonly BusyPort[]): string {
  const lines = busy.map(
    ({ name, port, owner = 'a process that cannot be seen from here' }) =>
      `  ${port}, for ${PORT_TITLES[name]}: taken by ${owner}`,
  );
  const advice = 'Stop what is there, or shift all ports: npm start -- --port-offset 100';
  return ['These ports are busy:', ...lines, advice].join('\n');
}

/** A process that was killed a moment ago is not seen any more, and its port is not free yet: that takes no longer. */
const CLOSES_WITHIN_MS = 2_000;
const LOOK_EVERY_MS = 100;

async function findBusyPort(name: PortName, port: number): Promise<BusyPort | undefined> {
  for (let waitedMs = 0; ; waitedMs += LOOK_EVERY_MS) {
    if (await isFree(port)) return undefined;
    const owner = await findPortOwner(port);
    if (owner !== undefined || waitedMs >= CLOSES_WITHIN_MS) return { name, port, owner };
    await pause(LOOK_EVERY_MS);
  }
}

/** Loopback and all addresses both: one can be free while the other is taken. */
async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, undefined));
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
