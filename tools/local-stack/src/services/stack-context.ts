import type { Environment } from '@conn-dict/config';
import type { DataFolder } from '../data/data-folder.js';
import type { StackPorts } from '../ports/stack-ports.js';

/** What every service of one stack is made from. */
export interface StackContext {
  /** Root of the project. */
  readonly root: string;
  readonly ports: StackPorts;
  readonly data: DataFolder;
  /** Variables that every child gets: those of this process without any that would point it elsewhere. */
  readonly environment: Environment;
  /** Path of the `temporal` command. */
  readonly temporalCli: string;
  readonly demo: boolean;
  readonly headless: boolean;
}
