import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import type { ComposeProject, ComposeService } from './compose-project.js';

type Rule = (service: ComposeService, project: ComposeProject) => readonly string[];

/** Says what is wrong with a project that the loader takes; empty where nothing is. */
export function composeFaults(project: ComposeProject, root: string): string[] {
  const rules: readonly Rule[] = [pinnedImage, loopbackPorts, needs, hardened, mounts(root)];
  return Object.entries(project.services).flatMap(([name, service]) =>
    rules.flatMap((rule) => rule(service, project)).map((fault) => `${name}: ${fault}`),
  );
}

const pinnedImage: Rule = ({ image }) =>
  /:(?:v?\d[\w.-]*|local)$/.test(image) ? [] : [`${image} has no version`];

const loopbackPorts: Rule = ({ ports = [] }) =>
  ports
    .filter(({ host_ip }) => host_ip !== '127.0.0.1')
    .map(({ published = '' }) => `port ${published} is open to other machines`);

const needs: Rule = ({ depends_on = {} }, { services }) =>
  Object.entries(depends_on).flatMap(([name, { condition }]) => {
    const needed = services[name];
    if (needed === undefined) return [`needs ${name}, which is not there`];
    const isChecked = needed.healthcheck !== undefined && needed.healthcheck.disable !== true;
    return condition === 'service_healthy' && !isChecked
      ? [`waits for the health of ${name}, which has no check`]
      : [];
  });

/** What we build runs on a read-only root, without capabilities, and writes to mounts. */
const hardened: Rule = ({ build, read_only, cap_drop = [] }) =>
  build === undefined || (read_only === true && cap_drop.includes('ALL'))
    ? []
    : ['its root is not read-only, or it keeps capabilities'];

function mounts(root: string): Rule {
  return ({ volumes = [] }) =>
    volumes
      .filter(({ type, source = '' }) => type === 'bind' && !existsSync(source))
      .map(({ source = '' }) => `${relative(root, source)} is not there to mount`);
}
