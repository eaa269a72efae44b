import { writeFileSync } from 'node:fs';
import { renderConfigurationPage } from './configuration-page.js';

writeFileSync(
  new URL('../../../docs/configuration.md', import.meta.url),
  renderConfigurationPage(),
);
