import { ConfigError } from '@conn-dict/config';
import { CLAIM_WORKFLOW } from '@conn-dict/contracts';
import { grpcFault, isNamespaceMissing } from '../reach/grpc-fault.js';
import type { OpenTemporal } from '../reach/open-temporal.js';
import { withTemporal, type DoctorDeps } from './doctor-deps.js';
import { fault, good, unknown, type Check, type Finding } from './finding.js';

/** Makes the checks of the server, of our namespace there, and of how its runs can be found. */
export function createTemporalChecks(deps: DoctorDeps): Check[] {
  const ask = (use: (temporal: OpenTemporal) => Promise<Finding>) => async (): Promise<Finding> =>
    await withTemporal(deps, (temporal) =>
      temporal.connection.withDeadline(Date.now() + deps.limitMs, () => use(temporal)),
    );
  return [
    { name: 'temporal_server', run: ask((temporal) => checkServer(temporal, deps)) },
    { name: 'temporal_namespace', run: ask(checkNamespace) },
    { name: 'search_attributes', run: ask(checkSearch) },
  ];
}

async function checkServer({ connection }: OpenTemporal, { parts }: DoctorDeps): Promise<Finding> {
  const address = parts.temporal instanceof ConfigError ? '' : parts.temporal.address;
  try {
    const { serverVersion } = await connection.workflowService.getSystemInfo({});
    return good(`${serverVersion} at ${address}`);
  } catch (error) {
    const { isUnreachable, text } = grpcFault(error);
    if (isUnreachable)
      return fault(
        `nobody answers at ${address} (${text})`,
        'start Temporal there, or set TEMPORAL_ADDRESS, and TEMPORAL_TLS where it wants TLS',
      );
    return fault(text, 'the server refuses us: look at TEMPORAL_API_KEY and TEMPORAL_TLS_CLIENT_…');
  }
}

async function checkNamespace({ client, connection }: OpenTemporal): Promise<Finding> {
  const { namespace } = client.options;
  try {
    await connection.workflowService.describeNamespace({ namespace });
    return good(namespace);
  } catch (error) {
    if (isNamespaceMissing(error))
      return fault(
        `the server has no namespace "${namespace}"`,
        `set TEMPORAL_NAMESPACE, or make it: temporal operator namespace create ${namespace}`,
      );
    return toFinding(error, 'look at what the credentials may do in that namespace');
  }
}

/** The workflows register no attributes of their own; lists, alerts and the UI find runs by the built-in ones. */
async function checkSearch({ client }: OpenTemporal): Promise<Finding> {
  try {
    const query = `WorkflowType = "${CLAIM_WORKFLOW}" AND ExecutionStatus = "Running"`;
    const { count } = await client.workflow.count(query);
    return good(
      `runs can be searched by type and status (${count} claims run); no own ones are needed`,
    );
  } catch (error) {
    if (isNamespaceMissing(error)) return unknown('there is no such namespace');
    return toFinding(error, "give the server's visibility store its schema, or let us list runs");
  }
}

/** A server that does not answer is told by its own check. */
export function toFinding(error: unknown, remedy: string): Finding {
  const { isUnreachable, text } = grpcFault(error);
  return isUnreachable ? unknown('the server does not answer') : fault(text, remedy);
}
