import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { readEnvironment } from '@conn-dict/config';

/** A program under test. */
export interface RunningProgram {
  readonly exitCode: Promise<number | null>;
  /** All that it wrote so far. */
  output(): string;
  /** Resolves when its output holds the text. @throws Error it ended without */
  said(text: string): Promise<void>;
  stop(signal: NodeJS.Signals): void;
  /** Ids of processes that it started and that are still there, whoever their parent is now. */
  survivors(): Promise<readonly string[]>;
}

/** Starts a built program of Node. */
export function runProgram(program: string, args: readonly string[]): RunningProgram {
  const mark = `BENCH_TEST_RUN=${randomUUID()}`;
  const [name = '', value] = mark.split('=');
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...readEnvironment(), [name]: value },
  });
  const exitCode = once(child, 'close').then(([code]) => code as number | null);
  let output = '';
  let heard = (): void => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      heard();
    });
  }
  return {
    exitCode,
    output: () => output,
    said: (text) =>
      new Promise((resolve, reject) => {
        heard = () => {
          if (output.includes(text)) resolve();
        };
        heard();
        void exitCode.then(() => reject(new Error(output)));
      }),
    stop: (signal) => void child.kill(signal),
    survivors: () => findProcesses(mark),
  };
}

/** Finds processes by a variable of their environment, which children take over. */
async function findProcesses(mark: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const marked = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      return environment.split('\0').includes(mark);
    }),
  );
  return pids.filter((_, index) => marked[index]);
}
