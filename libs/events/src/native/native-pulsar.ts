/** What is used of the package `pulsar-client`; tests put a stand-in there. */
export interface NativePulsar {
  readonly Client: new (config: NativeClientConfig) => NativeClient;
  readonly AuthenticationToken: new (params: { token: () => string }) => NativeAuthentication;
  readonly AuthenticationTls: new (params: {
    certificatePath: string;
    privateKeyPath: string;
  }) => NativeAuthentication;
}

/** A value of the client's own. */
export type NativeAuthentication = object;

export interface NativeClientConfig {
  /** One broker or several: `pulsar://a:6650,b:6650`. */
  readonly serviceUrl: string;
  /** For what is asked of a broker, such as a new producer. */
  readonly operationTimeoutSeconds: number;
  readonly authentication?: NativeAuthentication;
  /** The client reads the files for each connection. */
  readonly tlsTrustCertsFilePath?: string;
  readonly tlsCertificateFilePath?: string;
  readonly tlsPrivateKeyFilePath?: string;
  /** The client's own default is false. */
  readonly tlsValidateHostname?: boolean;
  readonly tlsAllowInsecureConnection?: boolean;
}

export interface NativeClient {
  createProducer(config: NativeProducerConfig): Promise<NativeProducer>;
  close(): Promise<unknown>;
}

export interface NativeProducerConfig {
  readonly topic: string;
  readonly producerName: string;
  readonly sendTimeoutMs: number;
  readonly maxPendingMessages: number;
  readonly blockIfQueueFull: boolean;
  readonly batchingEnabled: boolean;
  readonly hashingScheme: 'JavaStringHash';
}

export interface NativeProducer {
  /** Resolves with the broker's acknowledgement. */
  send(message: NativeMessage): Promise<unknown>;
  flush(): Promise<unknown>;
  close(): Promise<unknown>;
}

export interface NativeMessage {
  readonly data: Buffer;
  readonly partitionKey: string;
  readonly properties: Record<string, string>;
}
