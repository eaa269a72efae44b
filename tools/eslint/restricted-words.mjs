/** Only libs/config reads the environment: everything else is given settings. */
export const noEnvironment = [
  {
    object: 'process',
    property: 'env',
    message: 'Only libs/config reads the environment; take the setting as a dependency.',
  },
];

/** A model is a function of its arguments. */
export const noAmbientInModels = [
  { object: 'Date', property: 'now', message: 'Take the time as an argument.' },
  { object: 'Math', property: 'random', message: 'Take the random value as an argument.' },
];

export const noSyntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'Export by name.' },
  { selector: 'TSEnumDeclaration', message: 'Use an `as const` array and its union.' },
];
