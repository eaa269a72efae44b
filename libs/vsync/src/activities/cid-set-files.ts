import type { DirectoryCidSetFile } from '@conn-dict/bridge';
import {
  RefusedError,
  getCidSetFileShape,
  requestCidSetFileShape,
  type CidSetFileState,
} from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { VSyncActivityDeps } from './vsync-deps.js';

export function createRequestCidSetFile({ bridge }: VSyncActivityDeps) {
  return defineActivity(requestCidSetFileShape, async (file) =>
    toState(await bridge.createCidSetFile(file)),
  );
}

export function createGetCidSetFile({ bridge }: VSyncActivityDeps) {
  return defineActivity(getCidSetFileShape, async (file) => {
    const found = await bridge.getCidSetFile(file);
    if (!found) throw new RefusedError('NotFound', { field: 'file_id', rule: 'no such file' });
    return toState(found);
  });
}

function toState(file: DirectoryCidSetFile): CidSetFileState {
  const { fileId, status } = file;
  if (file.status !== 'AVAILABLE') return { file_id: fileId, status };
  return {
    file_id: fileId,
    status,
    created_at: file.createdAt.toISOString(),
    size_bytes: file.sizeBytes,
    sha256: file.sha256.toString('hex'),
  };
}
