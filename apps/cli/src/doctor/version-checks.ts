import { readFile } from 'node:fs/promises';
import { PACKAGE_JSON } from '../installation.js';
import type { DoctorDeps } from './doctor-deps.js';
import { fault, good, type Check, type Finding } from './finding.js';
import { findTemporalPackages, type TemporalPackage } from './temporal-packages.js';

/** What package.json of the workspace asks for in `engines`. */
const NODE_MIN = [20, 19] as const;

/** Makes the checks of what is installed here. */
export function createVersionChecks({ installedAt }: DoctorDeps): Check[] {
  return [
    { name: 'node', run: async () => checkNode(process.versions.node) },
    {
      name: 'cli',
      run: async () => good(await readCliVersion()),
    },
    {
      name: 'temporal_packages',
      run: async () => checkPackages(await findTemporalPackages(installedAt)),
    },
  ];
}

/** The version of this package, or of the image. */
async function readCliVersion(): Promise<string> {
  const text = await readFile(PACKAGE_JSON, 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Node is new enough. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [majorMin, minorMin] = NODE_MIN;
  if (major > majorMin || (major === majorMin && minor >= minorMin)) return good(version);
  return fault(version, `install Node ${majorMin}.${minorMin} or later`);
}

/** The SDK's packages are of one version: their types and their protocol with each other change with any. */
export function checkPackages(packages: readonly TemporalPackage[]): Finding {
  if (packages.length === 0)
    return fault('no @temporalio package is installed', 'install the packages: npm ci');
  const versions = [...new Set(packages.map(({ version }) => version))];
  if (versions.length === 1) return good(`${versions[0]}, ${packages.length} packages`);
  const found = versions.map((version) => {
    const names = packages.filter((one) => one.version === version).map(({ name }) => name);
    return `${version}: ${[...new Set(names)].join(', ')}`;
  });
  return fault(
    `versions differ: ${found.join('; ')}`,
    'install one version of all of them: npm ci; "npm ls @temporalio/common" shows who asks for another',
  );
}
