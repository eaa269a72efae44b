import type {
  NativeClient,
  NativeClientConfig,
  NativeMessage,
  NativeProducer,
  NativeProducerConfig,
  NativePulsar,
} from '../src/native/native-pulsar.js';

/** Stands in for the package `pulsar-client`: remembers what it is asked for, fails and hangs on request. */
export interface FakePulsar {
  readonly module: NativePulsar;
  readonly clientConfigs: NativeClientConfig[];
  readonly producerConfigs: NativeProducerConfig[];
  readonly sent: NativeMessage[];
  readonly calls: string[];
  failNextProducers(count: number): void;
  failNextSends(count: number): void;
  /** Makes no producer until the returned function is called. */
  holdProducer(): () => void;
  /** From now on no call ends. */
  hang(): void;
}

export function createFakePulsar(): FakePulsar {
  const clientConfigs: NativeClientConfig[] = [];
  const producerConfigs: NativeProducerConfig[] = [];
  const sent: NativeMessage[] = [];
  const calls: string[] = [];
  let producersToFail = 0;
  let sendsToFail = 0;
  let hanging = false;
  let held: Promise<void> = Promise.resolve();

  const answer = async (call: string): Promise<void> => {
    calls.push(call);
    if (hanging) await new Promise(() => undefined);
  };
  const producer: NativeProducer = {
    async send(message) {
      await answer('send');
      if (sendsToFail-- > 0) throw new Error('Failed to send message: TimeOut');
      sent.push(message);
    },
    flush: () => answer('flush'),
    close: () => answer('close producer'),
  };
  class Client implements NativeClient {
    constructor(config: NativeClientConfig) {
      clientConfigs.push(config);
    }
    async createProducer(config: NativeProducerConfig): Promise<NativeProducer> {
      await held;
      if (producersToFail-- > 0) throw new Error('Failed to create producer: ConnectError');
      producerConfigs.push(config);
      return producer;
    }
    close(): Promise<void> {
      return answer('close client');
    }
  }
  class AuthenticationToken {
    constructor(readonly params: { token: () => string }) {}
  }
  class AuthenticationTls {
    constructor(readonly params: { certificatePath: string; privateKeyPath: string }) {}
  }
  return {
    module: { Client, AuthenticationToken, AuthenticationTls },
    clientConfigs,
    producerConfigs,
    sent,
    calls,
    failNextProducers: (count) => void (producersToFail = count),
    failNextSends: (count) => void (sendsToFail = count),
    holdProducer() {
      let letGo = (): void => undefined;
      held = new Promise((resolve) => (letGo = resolve));
      return () => letGo();
    },
    hang: () => void (hanging = true),
  };
}
