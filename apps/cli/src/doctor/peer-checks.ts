import { askBridgeHealth } from '@conn-dict/bridge';
import type { BridgeConfig, EventsConfig } from '@conn-dict/config';
import { EventsDriverMissing, checkEvents } from '@conn-dict/events';
import { withPart, type DoctorDeps } from './doctor-deps.js';
import { fault, good, type Check, type Finding } from './finding.js';

/** Makes the checks of the Bridge and of the log of events. */
export function createPeerChecks({ parts, limitMs }: DoctorDeps): Check[] {
  return [
    { name: 'bridge', run: () => withPart(parts.bridge, (part) => checkBridge(part, limitMs)) },
    { name: 'events', run: () => withPart(parts.events, checkBroker) },
  ];
}

async function checkBridge(config: BridgeConfig, limitMs: number): Promise<Finding> {
  const { address } = config;
  const timeoutMs = Math.min(config.timeoutMs, limitMs);
  const health = await askBridgeHealth({ ...config, timeoutMs });
  if (!health.answers)
    return fault(
      `nobody answers at ${address} (${health.reason})`,
      'start the Bridge there, or set BRIDGE_GRPC_ADDR, and BRIDGE_TLS where it wants TLS',
    );
  switch (health.status) {
    case 'SERVING':
      return good(`${address} serves`);
    case 'UNIMPLEMENTED':
      return good(`${address} answers; it has no health service`);
    default:
      return fault(
        `${address} answers that it is ${health.status}`,
        "look at the Bridge's own log: it does not reach the directory, or is starting",
      );
  }
}

async function checkBroker(config: EventsConfig): Promise<Finding> {
  try {
    const reason = await checkEvents(config);
    if (reason === undefined) return good(config.url);
    return fault(
      `${config.url} takes no events (${reason})`,
      'start Pulsar there, or set PULSAR_URL, PULSAR_TOPIC and PULSAR_TOKEN',
    );
  } catch (error) {
    if (error instanceof EventsDriverMissing) return fault(error.message, 'do one of these');
    throw error;
  }
}
