import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { packageRoot } from './package-root.ts';

/** Node.js cannot start a thread from the TypeScript sources. */
export const hasThreads = !import.meta.url.endsWith('.ts');

/** Two threads would take turns. */
export const isOneCore = availableParallelism() < 2;

/** A thread at work. The process does not end before it, but for `letGo`. */
export interface Thread {
  send(message: unknown): void;
  /** Resolves when it has ended, also when it was stopped; rejects with what it threw. */
  readonly ended: Promise<void>;
  stop(): void;
  letGo(): void;
}

/** Starts a compiled script below `dist/` with `data`; what it says goes to `take`. */
export function startThread(script: string, data: unknown, take: (message: unknown) => void): Thread {
  const worker = new Worker(path.join(packageRoot, 'dist', script), { workerData: data });
  let isStopped = false;
  worker.on('message', take);
  const ended = new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0 || isStopped) resolve();
      else reject(new Error(`The thread ${script} ended with code ${code}.`));
    });
  });
  // Whoever awaits gets the error; until then it must not count as unhandled.
  ended.catch(() => {});
  return {
    send: (message) => worker.postMessage(message),
    ended,
    stop() {
      isStopped = true;
      void worker.terminate();
    },
    letGo: () => worker.unref(),
  };
}

/** The other end, in a thread: what it was started with, and how it hears and speaks. `close` lets it end. */
export function insideThread(hear: (message: unknown) => void) {
  parentPort?.on('message', hear);
  return {
    data: workerData as unknown,
    say: (message: unknown) => parentPort?.postMessage(message),
    close: () => parentPort?.close(),
  };
}
