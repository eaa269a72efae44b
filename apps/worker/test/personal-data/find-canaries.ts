import { createCanaryFinder } from '@conn-dict/testing';
import { CANARIES } from './canaries.js';

/** Finds the canaries in a text, in any form. */
export const findCanaries = createCanaryFinder(CANARIES);
