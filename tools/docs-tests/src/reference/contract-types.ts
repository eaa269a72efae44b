import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../blocks/read-pages.js';

const ENTRY = join(ROOT, 'libs/contracts/src/index.ts');

/** A field of a type of contracts, as the compiler sees it. */
export interface Field {
  /** With the path of the object that it is in: `owner.tax_id`, `key_types[].outcome`. */
  readonly name: string;
  readonly isRequired: boolean;
  /** Such as `string`, `CONFIRM | CANCEL`, `list of object`. */
  readonly type: string;
  /** Its docstring on one line; empty where there is none. */
  readonly meaning: string;
}

/** Gives the fields of exported types by their names. */
export interface ContractTypes {
  /** @throws Error where contracts export no such type */
  fieldsOf(typeName: string): readonly Field[];
}

/** Reads the sources of contracts. */
export function readContractTypes(): ContractTypes {
  const program = ts.createProgram([ENTRY], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    customConditions: ['@conn-dict/source'],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(ENTRY)!)!;
  const exported = new Map(checker.getExportsOfModule(module).map((each) => [each.name, each]));
  return {
    fieldsOf(typeName) {
      const alias = exported.get(typeName);
      if (!alias) throw new Error(`contracts export no type ${typeName}`);
      const symbol = checker.getAliasedSymbol(alias);
      const type = checker.getDeclaredTypeOfSymbol(symbol);
      return fieldsIn(checker, { type, docs: docsOf(checker, symbol), prefix: '' });
    },
  };
}

interface Place {
  readonly type: ts.Type;
  readonly docs: ReadonlyMap<string, string>;
  /** Path of the object that holds the fields; empty at the top. */
  readonly prefix: string;
}

/** The fields of an object, and below each that is an object, or a list of them, the fields of that. */
function fieldsIn(checker: ts.TypeChecker, { type, docs, prefix }: Place): Field[] {
  return type.getProperties().flatMap((property) => {
    const whole = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    const [element] = checker.isArrayType(whole)
      ? checker.getTypeArguments(whole as ts.TypeReference)
      : [];
    const inner = element ?? whole;
    const isObject = (inner.flags & ts.TypeFlags.Object) !== 0;
    const name = `${prefix}${property.name}`;
    const text = checker.typeToString(inner, undefined, ts.TypeFormatFlags.NoTruncation);
    const field = {
      name,
      isRequired: (property.flags & ts.SymbolFlags.Optional) === 0,
      type: `${element ? 'list of ' : ''}${isObject ? 'object' : text.replaceAll('"', '')}`,
      meaning: docs.get(property.name) ?? docOf(checker, property),
    };
    const below = { type: inner, docs: new Map(), prefix: `${name}${element ? '[]' : ''}.` };
    return isObject ? [field, ...fieldsIn(checker, below)] : [field];
  });
}

/** A type that a shape makes (`Wire<typeof shape>`) has its docstrings at the shape. */
function docsOf(checker: ts.TypeChecker, symbol: ts.Symbol): ReadonlyMap<string, string> {
  const declaration = symbol.declarations?.find(ts.isTypeAliasDeclaration);
  const made =
    declaration && ts.isTypeReferenceNode(declaration.type) ? declaration.type : undefined;
  const shape = made?.typeArguments?.[0];
  if (!shape) return new Map();
  return new Map(
    checker
      .getTypeFromTypeNode(shape)
      .getProperties()
      .map((property) => [property.name, docOf(checker, property)]),
  );
}

function docOf(checker: ts.TypeChecker, symbol: ts.Symbol): string {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const fallback = symbol.getJsDocTags(checker).find(({ name }) => name === 'default')?.text;
  const ofDefault = fallback ? `Default: ${ts.displayPartsToString(fallback)}.` : '';
  return [text, ofDefault].filter(Boolean).join(' ').replaceAll(/\s+/g, ' ');
}
