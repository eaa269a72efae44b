const CONSTRUCTORS = {
  '@conn-dict/bridge': ['createBridgeClient'],
  '@conn-dict/cache': ['createCache'],
  '@conn-dict/database': ['createDatabase'],
  '@conn-dict/events': ['createEventPublisher'],
};

const ENVIRONMENT = {
  name: 'node:process',
  importNames: ['env', 'default'],
  message: 'Only libs/config reads the environment.',
};

/** For everything: the environment has one reader. */
export const everywhere = { paths: [ENVIRONMENT] };

/** For libraries: infrastructure is passed in, ready-made; who constructs closes, and only apps construct. */
export const inLibraries = {
  paths: [
    ENVIRONMENT,
    {
      name: '@conn-dict/config',
      allowTypeImports: true,
      message: 'Settings are passed in: only apps read the configuration.',
    },
    ...Object.entries(CONSTRUCTORS).map(([name, importNames]) => ({
      name,
      importNames,
      message: 'Only apps construct pools, clients and producers; take it as a dependency.',
    })),
  ],
};

const SANDBOX = '@temporalio/workflow$|@conn-dict/(?:contracts|dict|workflow-kit)$';
const ONLY_SANDBOX = {
  regex: `^(?!\\.|${SANDBOX})`,
  message: 'The sandbox knows @temporalio/workflow, contracts, dict and workflow-kit only.',
};

/** For the workflow sandbox: no Node, no infrastructure, nothing of the activities. */
export const inWorkflows = {
  patterns: [
    ONLY_SANDBOX,
    { regex: '^\\.\\./(?!model/)', message: 'A workflow uses its siblings and the model.' },
  ],
};

/** For pure models: nothing that acts, ports as types. */
export const inModels = {
  patterns: [
    { ...ONLY_SANDBOX, regex: `^(?!\\.|@conn-dict/(?:contracts|dict)$)` },
    { regex: '^\\.\\./ports\\.js$', allowTypeImports: true, message: 'Ports are types here.' },
    { regex: '^\\.\\./(?!ports\\.js$)', message: 'A model uses its siblings, and ports as types.' },
  ],
};
