import { join } from 'node:path';
import { runCommand } from '../run-command.mjs';

/** Copies the jars that `pom` depends on, with all that they need, into `lib` below `folder`. */
export async function copyJars({ pom, folder, properties, signal }) {
  const settings = Object.entries({
    outputDirectory: join(folder, 'lib'),
    includeScope: 'runtime',
    ...properties,
  }).map(([name, value]) => `-D${name}=${value}`);
  const args = ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', ...settings];
  await runCommand('mvn', args, { signal, cwd: folder });
}
