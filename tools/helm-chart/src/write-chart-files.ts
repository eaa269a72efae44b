import { writeFile } from 'node:fs/promises';
import { makeChartFiles } from './chart-files.js';

for (const { path, content } of await makeChartFiles()) await writeFile(path, content);
