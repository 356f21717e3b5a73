const stops = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves when the signal is aborted or, without one, at Ctrl-C or when the process is told to end. Whoever says it a second
 * time does not wait: the process ends with 0.
 */
export function untilStopped(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    else if (signal) signal.addEventListener('abort', () => resolve(), { once: true });
    else {
      let isStopping = false;
      const stop = () => {
        if (isStopping) endProcess(0);
        isStopping = true;
        resolve();
      };
      for (const name of stops) process.on(name, stop);
    }
  });
}

/** Ends this process now, whatever is still under way. */
export function endProcess(code: number): never {
  process.exit(code);
}
