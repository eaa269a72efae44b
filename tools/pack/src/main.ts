// Packs the published packages: `node dist/main.js FOLDER`.
import { packPackages } from './pack-packages.js';

const [outputFolder] = process.argv.slice(2);
if (outputFolder === undefined) {
  console.error('usage: node dist/main.js FOLDER');
  process.exit(2);
}
const tarballs = await packPackages(outputFolder);
for (const path of tarballs.values()) console.log(path);
