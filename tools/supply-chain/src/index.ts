export { readLockFile, workspaceClosure, type LockedPackage, type LockFile } from './lock-file.js';
