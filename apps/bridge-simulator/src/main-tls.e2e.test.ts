// Proves of the process that it speaks TLS and asks for certificates as its environment says, and refuses everybody else.
import { Client, credentials, type ChannelCredentials } from '@grpc/grpc-js';
import { BridgeServiceService as bridge } from '@conn-dict/bridge/proto';
import { createAuthority, mountSecret, type Authority } from '@conn-dict/tls/testing';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runHealth, runSimulator } from '../test/simulator-process.js';

let authority: Authority;
let stranger: Authority;
beforeAll(async () => {
  [authority, stranger] = await Promise.all([createAuthority('ours'), createAuthority('theirs')]);
});

/** The variables of a simulator with a certificate of ours. */
async function variables(isMutual: boolean): Promise<Record<string, string>> {
  const volume = mountSecret({ ca: authority.cert, ...(await authority.issue()) });
  onTestFinished(() => volume.remove());
  const { ca, cert, key } = volume.files;
  return {
    BRIDGE_SIMULATOR_TLS_CERT_FILE: cert,
    BRIDGE_SIMULATOR_TLS_KEY_FILE: key,
    ...(isMutual && { BRIDGE_SIMULATOR_TLS_CLIENT_CA_FILE: ca }),
  };
}

/** Asks for an entry of the demo; `failed` where the connection is refused. */
async function ask(address: string, channel: ChannelCredentials): Promise<'answered' | 'failed'> {
  const client = new Client(address, channel);
  onTestFinished(() => client.close());
  const { path, requestSerialize, responseDeserialize } = bridge.getEntry;
  const request = { identifier: { $case: 'entryId', value: 'ENTRY-001' }, requestId: '' } as const;
  return new Promise((resolve) => {
    client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      { deadline: Date.now() + 20_000 },
      (error) => resolve(error === null ? 'answered' : 'failed'),
    );
  });
}

describe('a simulator with a certificate', () => {
  it('answers who trusts it, nobody in clear, and says that it is well', async () => {
    const env = await variables(false);
    const { address } = await runSimulator(env);
    expect(await ask(address, credentials.createSsl(authority.cert))).toBe('answered');
    expect(await ask(address, credentials.createSsl(stranger.cert))).toBe('failed');
    expect(await ask(address, credentials.createInsecure())).toBe('failed');
    expect(await runHealth({ ...env, BRIDGE_SIMULATOR_ADDR: address })).toBe(0);
  });

  it('answers those alone that show one of the authority, where it asks for one', async () => {
    const env = await variables(true);
    const { address } = await runSimulator(env);
    const [ours, theirs] = await Promise.all([authority.issue(), stranger.issue()]);
    const shown = ({ key, cert }: typeof ours) => credentials.createSsl(authority.cert, key, cert);
    expect(await ask(address, shown(ours))).toBe('answered');
    expect(await ask(address, shown(theirs))).toBe('failed');
    expect(await ask(address, credentials.createSsl(authority.cert))).toBe('failed');
    expect(await runHealth({ ...env, BRIDGE_SIMULATOR_ADDR: address })).toBe(0);
  });
});
