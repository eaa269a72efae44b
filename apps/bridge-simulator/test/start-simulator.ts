import {
  Client,
  credentials,
  type ChannelCredentials,
  type MethodDefinition,
  type ServiceError,
} from '@grpc/grpc-js';
import { onTestFinished } from 'vitest';
import {
  createSimulator,
  type ListenOptions,
  type Simulator,
  type SimulatorOptions,
} from '../src/index.js';

/** Calls a method by its definition, as any gRPC client does. */
export type Call = <Request, Response>(
  method: MethodDefinition<Request, Response>,
  request: Request,
) => Promise<Response>;

export interface RunningSimulator {
  readonly simulator: Simulator;
  readonly address: string;
  readonly call: Call;
}

/** Starts a simulator with demo data on a free port; both it and its client end with the test. */
export async function startSimulator(
  options: SimulatorOptions = {},
  listen: Partial<ListenOptions> = {},
): Promise<RunningSimulator> {
  const simulator = createSimulator({
    demo: true,
    ...options,
    onDefect: (method, error) => {
      throw new Error(`${method} broke`, { cause: error });
    },
  });
  const { address } = await simulator.listen({ host: '127.0.0.1', port: 0, ...listen });
  const call = createCall(address);
  onTestFinished(() => simulator.close());
  return { simulator, address, call };
}

/** Opens a channel that ends with the test. */
export function createCall(
  address: string,
  channelCredentials: ChannelCredentials = credentials.createInsecure(),
): Call {
  const client = new Client(address, channelCredentials);
  onTestFinished(() => client.close());
  return (method, request) =>
    new Promise((resolve, reject) => {
      const { path, requestSerialize, responseDeserialize } = method;
      client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        { deadline: Date.now() + 10_000 },
        (error, response) => {
          if (error !== null) reject(error);
          else resolve(response!);
        },
      );
    });
}

/** The status that a call fails with. */
export async function statusOf(answer: Promise<unknown>): Promise<ServiceError> {
  return answer.then(
    () => {
      throw new Error('the call succeeded');
    },
    (error: unknown) => error as ServiceError,
  );
}
