export { defineActivity } from './define-activity.js';
export { toApplicationFailure } from './activity-failure.js';
