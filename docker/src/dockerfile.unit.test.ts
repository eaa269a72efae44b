// Proves that the Dockerfile is well-formed and keeps what docker/README.md promises, and that its steps are the scripts that the rehearsal runs.
import { access, constants, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dockerfileFaults } from '../test/dockerfile-faults.js';
import { DOCKER_FOLDER } from '../test/compose-project.js';
import { WORKSPACE_ROOT } from './workspace-root.js';

const read = (path: string): Promise<string> => readFile(join(WORKSPACE_ROOT, path), 'utf8');
const STEP = /docker\/steps\/([\w-]+\.sh)/g;
const stepsIn = (text: string): string[] =>
  Array.from(text.matchAll(STEP), ([, name = '']) => name);

it('is well-formed, and keeps the promises', async () => {
  expect(dockerfileFaults(await read('docker/Dockerfile'))).toEqual([]);
});

it.each([
  ['USER 10001:10001', 'USER root', 'no USER'],
  ['24-bookworm-slim', 'latest', 'node:latest is no Node 24'],
  ['24-bookworm-slim', '24-alpine', 'node:24-alpine is no Node 24'],
  ['CMD ["node", "/app/main.js"]', 'CMD node /app/main.js', 'no CMD'],
  ['STOPSIGNAL SIGTERM', 'STOPSIGNAL SIGKILL', 'no STOPSIGNAL'],
  ['EXPOSE', 'EXPSE', 'EXPSE'],
])('%s made %s is seen', async (right, wrong, fault) => {
  const text = (await read('docker/Dockerfile')).replace(right, wrong);
  expect(dockerfileFaults(text).join('\n')).toContain(fault);
});

it('runs its steps from scripts that can be run, in the order of the rehearsal', async () => {
  const inDockerfile = stepsIn((await read('docker/Dockerfile')).replaceAll(/^#.*$/gm, ''));
  const rehearsed = (await read('docker/rehearse.sh')).replaceAll('/steps/', '/docker/steps/');
  expect(inDockerfile).toEqual(['collect-manifests.sh', 'install.sh', 'build.sh', 'assemble.sh']);
  expect([...new Set(stepsIn(rehearsed))]).toEqual(inDockerfile);
  for (const name of inDockerfile) await access(join(DOCKER_FOLDER, 'steps', name), constants.X_OK);
});

it('leaves out of its context what is made here, and takes what the steps need', async () => {
  const left = (await read('.dockerignore')).split('\n').filter((line) => line !== '');
  expect(left).toEqual(expect.arrayContaining(['.git', '**/node_modules', '**/dist', '.env']));
  for (const needed of ['apps', 'libs', 'docker', 'tools', 'docs', 'package.json', '.npmrc'])
    expect(left).not.toContain(needed);
});
