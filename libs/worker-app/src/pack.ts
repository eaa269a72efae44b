export { packPrograms, type PackedPrograms, type PackProgramsOptions } from './pack-programs.js';
