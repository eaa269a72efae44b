// What the bundle registers, by export name: nothing, until the infraction domain has its workflows.
export {};
