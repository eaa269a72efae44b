// What the bundle registers, by export name: nothing, until the entry domain has its workflows.
export {};
