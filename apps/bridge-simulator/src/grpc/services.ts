import type { ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import {
  BridgeServiceService,
  ClaimServiceService,
  InfractionReportServiceService,
  NotificationServiceService,
  ReconciliationServiceService,
} from '@conn-dict/bridge/proto';
import { createControlService } from '../control/control-service.js';
import type { DirectoryContext } from '../directory/directory-context.js';
import { createCallLog, type CallLog } from '../faults/call-log.js';
import { createFaultPlan, type FaultPlan } from '../faults/fault-plan.js';
import { SimulatorControlService } from '../gen/dict/simulator/v1/simulator_control.js';
import type { ReconciliationContext } from '../reconciliation/reconciliation-context.js';
import { NO_LIMITS, type CallLimits } from '../limits/call-limits.js';
import { createBridgeService } from './bridge-service.js';
import { createClaimService } from './claim-service.js';
import { entryOfRequest } from './entry-of-request.js';
import { createServeField } from './field-bridge.js';
import { createInfractionReportService } from './infraction-report-service.js';
import { createNotificationService } from './notification-service.js';
import { participantOfRequest } from './participant-of-request.js';
import { createReconciliationService } from './reconciliation-service.js';
import { createServeStream } from './serve-stream.js';
import { createServeUnary, type ServeUnary } from './serve-unary.js';

/** A service and what serves it; a method without a handler answers UNIMPLEMENTED. */
export interface ServedService {
  readonly definition: ServiceDefinition;
  readonly implementation: UntypedServiceImplementation;
}

export interface ServicesDeps {
  readonly directory: DirectoryContext;
  readonly reconciliation: ReconciliationContext;
  readonly calls: CallLog;
  readonly faults: FaultPlan;
  readonly limits: CallLimits;
  readonly onDefect: (method: string, error: unknown) => void;
  /** Serve nothing but what a Bridge in the field has. */
  readonly fieldBridge: boolean;
  /** Puts the demo entries into a directory that was cleared, if there are to be any. */
  readonly addDemo: () => void;
}

/** Makes the Bridge's services, and the one that steers the simulator. */
export function createServices(deps: ServicesDeps): readonly ServedService[] {
  const { directory, reconciliation, fieldBridge, onDefect } = deps;
  const entryOf = (request: object): string | undefined =>
    entryOfRequest(directory.store.state, request);
  const participantOf = (method: string, request: object): string | undefined =>
    participantOfRequest(directory.store.state, method, request);
  const serve = createServeUnary({ ...deps, entryOf, participantOf });
  const stream = createServeStream({ ...deps, entryOf, participantOf });
  const bridge = fieldBridge
    ? createFieldServices(directory, createServeField(serve))
    : [
        ...createFieldServices(directory, serve),
        ...createOwnServices(directory, serve),
        {
          definition: ReconciliationServiceService,
          implementation: {
            ...createReconciliationService(reconciliation, { unary: serve, stream }),
          },
        },
      ];
  const untouched = {
    calls: createCallLog(),
    faults: createFaultPlan(() => 0),
    limits: NO_LIMITS,
    entryOf,
    participantOf: () => undefined,
    onDefect,
  };
  const control = createControlService(
    { ...deps, files: reconciliation.files, methods: methodNames(bridge) },
    createServeUnary(untouched),
  );
  return [...bridge, { definition: SimulatorControlService, implementation: { ...control } }];
}

function createFieldServices(
  directory: DirectoryContext,
  serve: ServeUnary,
): readonly ServedService[] {
  const implementation = { ...createBridgeService(directory, serve) };
  return [{ definition: BridgeServiceService, implementation }];
}

/** Our additions on claims, infractions and notifications. */
function createOwnServices(
  directory: DirectoryContext,
  serve: ServeUnary,
): readonly ServedService[] {
  return [
    {
      definition: ClaimServiceService,
      implementation: { ...createClaimService(directory, serve) },
    },
    {
      definition: NotificationServiceService,
      implementation: { ...createNotificationService(directory, serve) },
    },
    {
      definition: InfractionReportServiceService,
      implementation: { ...createInfractionReportService(directory, serve) },
    },
  ];
}

function methodNames(services: readonly ServedService[]): ReadonlySet<string> {
  const methods = services.flatMap(({ definition }) => Object.values(definition));
  return new Set(methods.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)));
}
