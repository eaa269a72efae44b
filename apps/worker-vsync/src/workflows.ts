// What the bundle registers, by export name: nothing, until the vsync domain has its workflows.
export {};
