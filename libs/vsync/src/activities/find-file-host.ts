import { findFileHostShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { VSyncActivityDeps } from './vsync-deps.js';

export function createFindFileHost({ hostTaskQueue }: VSyncActivityDeps) {
  return defineActivity(findFileHostShape, async () => ({ task_queue: hostTaskQueue }));
}
