/** A file that Node's `--cpu-prof` writes, as far as it is read here. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** Ids of nodes, one a look. */
  readonly samples: readonly number[];
  /** Microseconds before each look. */
  readonly timeDeltas: readonly number[];
}

export interface ProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  /** Ids of what it called. */
  readonly children?: readonly number[];
}

export interface CallFrame {
  readonly functionName: string;
  /** File, or empty for what is no JavaScript. */
  readonly url: string;
}

/**
 * Sums the self time of each category, in seconds. What is no JavaScript and has no category of its own counts for
 * the function that called it. Idle time is left out.
 */
export function selfSeconds(
  profile: CpuProfile,
  categoryOf: (frame: CallFrame) => string | undefined,
): ReadonlyMap<string, number> {
  const categories = categorise(profile, categoryOf);
  const seconds = new Map<string, number>();
  profile.samples.forEach((id, index) => {
    const category = categories.get(id);
    if (category === undefined) return;
    const spent = (profile.timeDeltas[index] ?? 0) / 1_000_000;
    seconds.set(category, (seconds.get(category) ?? 0) + spent);
  });
  return seconds;
}

/** Parents stand before their children in the file. */
function categorise(
  { nodes }: CpuProfile,
  categoryOf: (frame: CallFrame) => string | undefined,
): ReadonlyMap<number, string> {
  const inherited = new Map<number, string>();
  const categories = new Map<number, string>();
  for (const { id, callFrame, children = [] } of nodes) {
    if (callFrame.functionName === '(idle)') continue;
    const category = categoryOf(callFrame) ?? inherited.get(id) ?? 'other';
    categories.set(id, category);
    for (const child of children) inherited.set(child, category);
  }
  return categories;
}
