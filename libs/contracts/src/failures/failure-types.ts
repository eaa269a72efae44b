import {
  DIRECTORY_FAILURES,
  type DirectoryFailureType,
  type Repeat,
} from './directory-failures.js';
import { OWN_FAILURES, type OwnFailureType } from './own-failures.js';

/** Every `type` that a failure of ours can carry. */
export type FailureType = DirectoryFailureType | OwnFailureType;

/** All failure types with what a repeat is worth; `docs/errors.md` lists the same set. */
export const FAILURES: Readonly<Record<FailureType, Repeat>> = {
  ...DIRECTORY_FAILURES,
  ...OWN_FAILURES,
};

export function isFailureType(value: unknown): value is FailureType {
  return typeof value === 'string' && Object.hasOwn(FAILURES, value);
}

export function isDirectoryFailureType(value: unknown): value is DirectoryFailureType {
  return typeof value === 'string' && Object.hasOwn(DIRECTORY_FAILURES, value);
}
