import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './run-command.js';

interface BillOfMaterials {
  readonly metadata: { readonly component: object };
}

/** Writes `sbom.cdx.json`: every package of the folder with version, license and digest, as CycloneDX. @throws CommandFailed */
export async function writeBillOfMaterials(folder: string, name: string): Promise<void> {
  const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--omit=dev'];
  const bill = JSON.parse(await runCommand('npm', args, folder)) as BillOfMaterials;
  // npm calls it by its folder, which is the same for every app.
  const component = { ...bill.metadata.component, name };
  const named = { ...bill, metadata: { ...bill.metadata, component } };
  await writeFile(join(folder, 'sbom.cdx.json'), `${JSON.stringify(named, undefined, 2)}\n`);
}
