/** The parts of a FileDescriptorSet, as buf prints it in JSON, that the tests of the contract look at. */
interface Descriptor {
  readonly file: readonly {
    readonly package: string;
    readonly messageType?: readonly { readonly name: string; readonly field?: readonly Field[] }[];
    readonly enumType?: readonly {
      readonly name: string;
      readonly value: readonly { readonly name: string; readonly number?: number }[];
    }[];
    readonly service?: readonly {
      readonly name: string;
      readonly method: readonly Method[];
    }[];
  }[];
}

interface Field {
  readonly name: string;
  readonly number: number;
  readonly label: string;
  readonly type: string;
  readonly typeName?: string;
  readonly oneofIndex?: number;
  readonly proto3Optional?: boolean;
}

interface Method {
  readonly name: string;
  readonly inputType: string;
  readonly outputType: string;
  readonly clientStreaming?: boolean;
  readonly serverStreaming?: boolean;
}

/** First number of the fields and enum values that are ours. */
const FIRST_OF_OURS = 100;

/** What a descriptor says about messages, enums and services, without our additions, in plain lines. */
export function describeContract(json: string) {
  const files = (JSON.parse(json) as Descriptor).file.filter((file) =>
    file.package.startsWith('dict.'),
  );
  const messages = files.flatMap((file) => file.messageType ?? []);
  const enums = files.flatMap((file) => file.enumType ?? []);
  const services = files.flatMap((file) => file.service ?? []);
  return {
    messages: Object.fromEntries(
      messages.map(({ name, field = [] }) => [
        name,
        field.filter((each) => each.number < FIRST_OF_OURS).map(toLine),
      ]),
    ),
    enums: Object.fromEntries(
      enums.map(({ name, value }) => [
        name,
        value.filter((each) => (each.number ?? 0) < FIRST_OF_OURS).map((each) => each.name),
      ]),
    ),
    services: Object.fromEntries(services.map(({ name, method }) => [name, method])),
  };
}

/** Writes a field as `2 key: DictKey`. */
function toLine(field: Field): string {
  const type = (field.typeName ?? field.type.replace('TYPE_', '').toLowerCase()).split('.').at(-1);
  if (type === 'ContextEntry') return `${field.number} ${field.name}: map`;
  const repeated = field.label === 'LABEL_REPEATED' ? 'repeated ' : '';
  const optional = field.proto3Optional ? 'optional ' : '';
  const oneof = field.oneofIndex !== undefined && !field.proto3Optional ? ' oneof' : '';
  return `${field.number} ${field.name}: ${repeated}${optional}${type}${oneof}`;
}
