import { writeFileSync } from 'node:fs';
import { renderWorkflowsPage } from './reference/workflows-page.js';

writeFileSync(new URL('../../../docs/workflows.md', import.meta.url), await renderWorkflowsPage());
