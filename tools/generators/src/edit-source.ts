import type { Tree } from '@nx/devkit';

/** Reads a file that must be there. @throws Error that names it */
export function readSource(tree: Tree, path: string): string {
  const text = tree.read(path, 'utf8');
  if (text === null) throw new Error(`${path} is missing: is the domain made like libs/claim?`);
  return text;
}

/** Puts `addition` in front of the first match. @throws Error where there is none: the file looks unlike libs/claim's */
export function insertBefore(tree: Tree, path: string, anchor: RegExp, addition: string): void {
  const text = readSource(tree, path);
  const found = anchor.exec(text);
  if (!found) throw new Error(`${path} has no place for: ${addition.trim()}`);
  tree.write(path, text.slice(0, found.index) + addition + text.slice(found.index));
}

/** Adds an import behind those that are there. */
export function addImport(tree: Tree, path: string, statement: string): void {
  insertBefore(tree, path, /\n\n(?!import )/, `\n${statement}`);
}

/** Adds names to what a barrel exports from `module`: values first, then types, each in order. */
export function addExports(
  tree: Tree,
  path: string,
  { module, names }: { readonly module: string; readonly names: readonly string[] },
): void {
  const text = readSource(tree, path);
  const found = new RegExp(`export \\{([^}]*)\\} from '${module.replaceAll('.', '\\.')}';`).exec(
    text,
  );
  if (!found) throw new Error(`${path} exports nothing from ${module}`);
  const [statement, list = ''] = found;
  const exported = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const all = [...new Set([...exported, ...names])].sort(valuesFirst);
  tree.write(
    path,
    text.replace(statement, () => `export {\n  ${all.join(',\n  ')},\n} from '${module}';`),
  );
}

function valuesFirst(a: string, b: string): number {
  const byKind = Number(a.startsWith('type ')) - Number(b.startsWith('type '));
  if (byKind !== 0) return byKind;
  return a < b ? -1 : Number(a > b);
}
