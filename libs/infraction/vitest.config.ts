export { default } from '../../vitest.workflows.js';
