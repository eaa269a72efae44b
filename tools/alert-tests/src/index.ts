export { ALERTS_FOLDER, readAlertFiles, readAlertRules, type AlertRule } from './alert-rules.js';
export { readDashboards, type Dashboard, type PanelQuery } from './dashboards.js';
export { LATE_METRICS } from './late-metrics.js';
export { metricNamesIn } from './metric-names.js';
export { repositoryPath, type RepositoryFile } from './repository-file.js';
