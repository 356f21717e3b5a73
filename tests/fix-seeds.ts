import fc from 'fast-check';

/**
 * Random cases are the same in every run, so that a change is judged by what it changes. `SEED=N npm test` tries others; a failure prints the
 * case it found, which then becomes a test of its own.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_260_101) });
