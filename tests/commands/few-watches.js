// Loaded before kb: a computer that has few watches to give, and says so as the system does.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { watch } = fs;
let left = 3;
fs.watch = (...args) => {
  if (left-- > 0) return watch(...args);
  const code = process.env.NO_MORE_WATCHES;
  throw Object.assign(new Error(`${code}: no more watches, watch '${args[0]}'`), { code, syscall: 'watch' });
};
syncBuiltinESMExports();
