/** Which tags a project with the tag may depend on (docs/adr/0001). */
const MAY_USE = {
  'type:app': ['domain', 'infra', 'kit', 'config', 'contracts', 'client', 'dict'],
  'type:domain': ['contracts', 'dict', 'infra', 'workflow-kit'],
  'type:infra': ['contracts', 'dict', 'config'],
  'type:kit': ['contracts', 'infra'],
  'type:client': ['contracts', 'infra'],
  'type:testing': ['contracts', 'dict', 'infra', 'kit', 'simulator'],
  'type:workflow-kit': ['contracts'],
  'type:tool': ['contracts', 'config', 'dict', 'infra', 'kit', 'workflow-kit', 'tool', 'simulator'],
  'type:config': [],
  'type:contracts': ['dict'],
  'type:dict': [],
};

/** What the tests of a project may use on top. */
const TESTS_MAY_USE = {
  'type:app': ['testing', 'simulator'],
  'type:domain': ['testing'],
  'type:client': ['testing'],
  'type:workflow-kit': ['testing'],
  'type:tool': ['testing', 'simulator'],
};

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

/** The simulator is an app that some may use as a stand-in: it carries a role beside its type. */
function toTag(name) {
  return name === 'simulator' ? 'role:simulator' : `type:${name}`;
}
