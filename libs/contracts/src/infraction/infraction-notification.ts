/** What a participant is told of an infraction. */
export const INFRACTION_NOTIFICATIONS = ['OPENED', 'ESCALATED', 'CLOSED'] as const;
export type InfractionNotification = (typeof INFRACTION_NOTIFICATIONS)[number];
