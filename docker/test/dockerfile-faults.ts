import { DockerfileParser, type Dockerfile, type Instruction } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';

/** What the runtime stage has to say, instruction by instruction (docker/README.md). */
const REQUIRED: readonly (readonly [keyword: string, text: RegExp])[] = [
  ['USER', /^10001:10001$/],
  ['STOPSIGNAL', /^SIGTERM$/],
  ['EXPOSE', /^8081 9093$/],
  ['WORKDIR', /^\/app$/],
  ['ENTRYPOINT', /^\[\]$/],
  ['CMD', /^\["node", "\/app\/main\.js"\]$/],
  ['HEALTHCHECK', /CMD \["node", "\/app\/health\.js"\]$/],
  ['ENV', /(?=[^]*NODE_ENV=production)(?=[^]*MALLOC_ARENA_MAX=2)/],
  ['ENV', /(?=[^]*MALLOC_TRIM_THRESHOLD_=65536)(?=[^]*VSYNC_SCRATCH_DIR=\/var\/lib\/conn-dict)/],
  ['LABEL', /org\.opencontainers\.image\.(?=[^]*\.revision=)(?=[^]*\.version=)(?=[^]*\.licenses=)/],
];

/** Says what is wrong with a Dockerfile: what the linter finds, and what an image of ours has to keep. */
export function dockerfileFaults(text: string): string[] {
  const linted = validate(text).map(
    ({ message, range }) => `line ${range.start.line + 1}: ${toText(message)}`,
  );
  const dockerfile = DockerfileParser.parse(text);
  return [...linted, ...baseFaults(dockerfile), ...runtimeFaults(dockerfile)];
}

/** What the linter has to say is text; the type that it shares with editors leaves room for more. */
function toText(message: string | { readonly value: string }): string {
  return typeof message === 'string' ? message : message.value;
}

/** Every base is glibc's, has the version of a maintained Node in its tag, and may be replaced in one place. */
function baseFaults(dockerfile: Dockerfile): string[] {
  const images = dockerfile.getFROMs().map((from) => resolveImage(dockerfile, from.getImage()));
  return images
    .filter((image) => !/^node:24(?:\.[\d.]+)?-[a-z]+-slim$/.test(image))
    .map((image) => `${image} is no Node 24 on a slim glibc image`);
}

function resolveImage(dockerfile: Dockerfile, image: string | null): string {
  const name = /^\$\{(\w+)\}$/.exec(image ?? '')?.[1];
  const found = dockerfile
    .getInitialARGs()
    .map((arg) => arg.getProperty())
    .find((property) => property?.getName() === name);
  return found?.getValue() ?? image ?? '';
}

/** The last stage, the one that is shipped. */
function runtimeFaults(dockerfile: Dockerfile): string[] {
  const lastFrom = dockerfile.getFROMs().at(-1)?.getRange().start.line ?? 0;
  const runtime = dockerfile
    .getInstructions()
    .filter((instruction) => instruction.getRange().start.line > lastFrom);
  return REQUIRED.filter(([keyword, required]) => !says(runtime, keyword, required)).map(
    ([keyword, required]) => `the runtime stage has no ${keyword} with ${required.source}`,
  );
}

function says(instructions: readonly Instruction[], keyword: string, required: RegExp): boolean {
  const found = instructions.filter((instruction) => instruction.getKeyword() === keyword);
  return found.some((instruction) => required.test(instruction.getRawArgumentsContent() ?? ''));
}
