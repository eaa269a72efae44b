// Proves that Kubernetes' schemas find each other as files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toLocalSchema } from './kubernetes-schemas.mjs';

test('a schema loses its address, and refers to the definitions beside it', () => {
  const spec = (path) => ({ spec: { $ref: `${path}#/$defs/io.k8s.api.apps.v1.DeploymentSpec` } });
  const text = JSON.stringify({
    $id: 'https://kubernetes.io/api/deployment/apps/v1',
    properties: spec('/api/_definitions.json'),
  });
  assert.deepEqual(JSON.parse(toLocalSchema(text)), { properties: spec('_definitions.json') });
});
