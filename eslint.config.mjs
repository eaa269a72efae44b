import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier/flat';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { moduleBoundaries } from './tools/eslint/module-boundaries.mjs';
import {
  everywhere,
  inLibraries,
  inModels,
  inWorkflows,
} from './tools/eslint/restricted-imports.mjs';
import { noAmbientInModels, noEnvironment, noSyntax } from './tools/eslint/restricted-words.mjs';

const TESTS = ['**/*.test.ts', '**/*.test.mjs', '**/test/**'];
const NODE_GLOBALS = Object.fromEntries(
  Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']),
);
const SCRIPTS = ['**/*.mjs', 'vitest.{package,workflows}.ts'];

export default defineConfig([
  globalIgnores(['**/dist', '**/.out', '**/src/gen', '**/vitest.config.ts', '.nx', '.conn-dict']),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', moduleBoundaries({ inTests: false })],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-restricted-imports': ['error', everywhere],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 70],
      'no-console': 'error',
      'no-restricted-properties': ['error', ...noEnvironment],
      'no-restricted-syntax': ['error', ...noSyntax],
    },
  },
  {
    name: 'rules that our style makes pointless',
    rules: {
      // Indexes are checked by the compiler: `!` says that the bound is known.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A method without an await answers a port that returns promises.
      '@typescript-eslint/require-await': 'off',
      // What `createX` makes are closures, not classes: their methods have no `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Enums and classes come from other people's packages, and a port is filled by structure.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  {
    name: 'libraries take what they work with',
    files: ['libs/*/src/**/*.ts'],
    ignores: ['libs/testing/**', 'libs/worker-app/**', ...TESTS],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', inLibraries] },
  },
  {
    name: 'the workflow sandbox',
    files: ['**/src/workflows/**/*.ts', 'libs/workflow-kit/src/**/*.ts'],
    ignores: ['libs/workflow-kit/src/activities/**', ...TESTS],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', inWorkflows] },
  },
  {
    name: 'pure models',
    files: ['**/src/model/**/*.ts'],
    ignores: TESTS,
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', inModels],
      'no-restricted-properties': ['error', ...noEnvironment, ...noAmbientInModels],
    },
  },
  {
    name: 'the one reader of the environment',
    files: ['libs/config/src/**/*.ts', 'tools/setup/**', ...TESTS],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    name: 'programs that talk to a person',
    files: ['tools/**', 'apps/*/src/main.ts', 'libs/testing/**'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'tests',
    files: TESTS,
    rules: {
      '@nx/enforce-module-boundaries': ['error', moduleBoundaries({ inTests: true })],
      '@typescript-eslint/no-misused-spread': 'off',
      'max-lines': ['error', 500],
      'max-lines-per-function': 'off',
      'no-console': 'off',
    },
  },
  {
    name: 'files that no tsconfig owns',
    files: SCRIPTS,
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: NODE_GLOBALS },
  },
  {
    name: 'files whose tool wants a default export',
    files: ['vitest.{package,workflows}.ts', 'eslint.config.mjs', 'knip.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  prettier,
]);
