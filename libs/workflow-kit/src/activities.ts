export { defineActivity } from './activities/define-activity.js';
export { toApplicationFailure } from './activities/activity-failure.js';
