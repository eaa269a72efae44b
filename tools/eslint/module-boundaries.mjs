/** Which tags a project with the tag may depend on (docs/adr/0001). */
const MAY_USE = {
  'type:app': ['domain', 'infra', 'kit', 'app-kit', 'config', 'contracts', 'client', 'dict', 'tls'],
  'type:app-kit': ['infra', 'kit', 'config', 'contracts'],
  'type:domain': ['contracts', 'dict', 'infra', 'workflow-kit'],
  'type:infra': ['contracts', 'dict', 'config', 'tls', 'free-port'],
  'type:kit': ['contracts', 'infra', 'tls'],
  'type:client': ['contracts', 'infra'],
  'type:testing': ['contracts', 'dict', 'infra', 'kit', 'simulator'],
  'type:workflow-kit': ['contracts'],
  'type:tool': [
    'contracts',
    'config',
    'dict',
    'domain',
    'infra',
    'kit',
    'app-kit',
    'client',
    'workflow-kit',
    'tool',
    'testing',
    'simulator',
    'free-port',
  ],
  'type:config': [],
  'type:tls': [],
  'type:free-port': [],
  'type:contracts': ['dict'],
  'type:dict': [],
};

/** What the tests of a project may use on top. */
const TESTS_MAY_USE = {
  'type:app': ['testing', 'simulator', 'shell', 'free-port'],
  'type:config': ['tls'],
  'type:domain': ['testing'],
  'type:client': ['testing'],
  'type:workflow-kit': ['testing'],
  'type:kit': ['free-port'],
  'type:tool': ['tls'],
};

const ROLES = ['simulator', 'shell'];

/** Makes the options of `@nx/enforce-module-boundaries` for code, or for tests. */
export function moduleBoundaries({ inTests }) {
  return {
    allow: [],
    depConstraints: Object.entries(MAY_USE).map(([sourceTag, uses]) => ({
      sourceTag,
      onlyDependOnLibsWithTags: [...uses, ...(inTests ? (TESTS_MAY_USE[sourceTag] ?? []) : [])].map(
        toTag,
      ),
    })),
  };
}

/** An app that others may use, in tests or as a stand-in, carries a role beside its type. */
function toTag(name) {
  return ROLES.includes(name) ? `role:${name}` : `type:${name}`;
}
