#!/usr/bin/env node
// The command of a clone: npm links it before anything is built.
import { existsSync } from 'node:fs';

const main = new URL('../dist/main.js', import.meta.url);

if (existsSync(main)) await import(main.href);
else {
  process.stderr.write('conn-dict is not built yet: npx nx build cli\n');
  process.exitCode = 69;
}
