export async function runSoak(..._: unknown[]): Promise<boolean> { return false; }
