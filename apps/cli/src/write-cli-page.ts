import { writeFileSync } from 'node:fs';
import { renderCliPage } from './docs/cli-page.js';
import { createProgram } from './program.js';

const { stdin, stdout, stderr } = process;

writeFileSync(
  new URL('../../../docs/cli.md', import.meta.url),
  renderCliPage(createProgram({ stdin, stdout, stderr, env: {} })),
);
