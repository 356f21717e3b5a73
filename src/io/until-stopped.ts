/** Resolves when the signal is aborted or, without one, at Ctrl-C or when the process is told to end. */
export function untilStopped(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    else if (signal) signal.addEventListener('abort', () => resolve(), { once: true });
    else for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve());
  });
}

/** Ends this process now, whatever is still under way. */
export function endProcess(code: number): never {
  process.exit(code);
}
