import { DEFAULT_TASK_QUEUE, START_RULES, domainTaskQueue } from '@conn-dict/contracts';
import { format } from 'prettier';
import { readContractTypes, type ContractTypes, type Field } from './contract-types.js';
import { WORKFLOW_LIST, type ListedWorkflow } from './workflow-list.js';

const INTRODUCTION = `# Workflows

What a caller can start, with which input, what comes back, and what can be said to it meanwhile. This page is
generated from \`libs/contracts\` (\`npm run docs -w @conn-dict/docs-tests\`); a test fails when the two differ.

Inputs and answers are JSON. An unknown field is refused, like a missing one. Rules between fields are in the README of
each domain: [claim](../libs/claim/README.md), [entry](../libs/entry/README.md),
[infraction](../libs/infraction/README.md), [vsync](../libs/vsync/README.md). Failures are in [errors.md](errors.md),
states in [concepts.md](concepts.md#states). \`VSyncSchedulerWorkflow\` is started by its schedule alone, and the
activities are in the [README](../README.md#what-the-worker-registers).

The first name of a task queue is that of the combined worker, the second of a worker of one domain. A start with an
id that is at work gives the run that there is.
`;

const RERUNS = {
  if_failed: 'the ended run, or a new one where it ended without a result',
  always: 'a new run',
} as const;

/** Writes docs/workflows.md, formatted. */
export function renderWorkflowsPage(): Promise<string> {
  const types = readContractTypes();
  const sections = Object.entries(WORKFLOW_LIST).map(([name, workflow]) =>
    renderWorkflow(name as keyof typeof START_RULES, workflow, types),
  );
  return format([INTRODUCTION, ...sections].join('\n'), { parser: 'markdown' });
}

function renderWorkflow(
  name: keyof typeof START_RULES,
  { input, result, workflowId, messages }: ListedWorkflow,
  types: ContractTypes,
): string {
  const { domain, rerun, executionTimeoutHours } = START_RULES[name];
  const queues = [DEFAULT_TASK_QUEUE, domainTaskQueue(DEFAULT_TASK_QUEUE, domain)];
  const limit = executionTimeoutHours > 24 ? `${executionTimeoutHours / 24} days` : '24 hours';
  return `## ${name}

- Task queue: ${queues.map((queue) => `\`${queue}\``).join(', ')}
- Workflow id of the client library: \`${workflowId}\`
- A start with an id that has ended gives ${RERUNS[rerun]}
- Ended by Temporal after ${limit}, where the client library starts it

### Input of ${name}

${renderFields(types.fieldsOf(input))}

### Result of ${name}

${renderFields(types.fieldsOf(result))}

### Messages of ${name}
${messages
  .map(
    ({ kind, name: message, input: given, answer }) => `
#### The ${kind} \`${message}\`
${given ? `\nInput:\n\n${renderFields(types.fieldsOf(given))}\n` : ''}${
      answer ? `\nAnswer:\n\n${renderFields(types.fieldsOf(answer))}\n` : ''
    }`,
  )
  .join('')}`;
}

function renderFields(fields: readonly Field[]): string {
  const rows = fields.map(
    ({ name, isRequired, type, meaning }) =>
      `| \`${name}\` | ${isRequired ? 'yes' : ''} | \`${toCell(type)}\` | ${toCell(meaning)} |`,
  );
  return ['| field | required | type | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function toCell(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}
