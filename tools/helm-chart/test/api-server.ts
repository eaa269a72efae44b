import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

const DEPLOYMENTS = '/apis/apps/v1';

/**
 * Serves as much of Kubernetes' API as `lookup` asks of it for one Deployment, until the test is over.
 *
 * Gives the arguments with which helm asks it.
 */
export async function serveDeployment(name: string, replicas: number): Promise<readonly string[]> {
  const answers: Readonly<Record<string, unknown>> = {
    [DEPLOYMENTS]: {
      kind: 'APIResourceList',
      groupVersion: 'apps/v1',
      resources: [{ name: 'deployments', kind: 'Deployment', namespaced: true, verbs: ['get'] }],
    },
    [`${DEPLOYMENTS}/namespaces/default/deployments/${name}`]: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: { replicas },
    },
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url!.split('?')[0]!];
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { kind: 'Status', reason: 'NotFound', code: 404 }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  return ['--dry-run=server', '--kubeconfig', '/dev/null', '--kube-apiserver', address];
}
