import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('the search program without its interface is at most 4.5 KB (of 1024 bytes) after gzip', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: "import { loadIndex } from './src/client/load-index.ts'; self.load = loadIndex;",
      resolveDir: process.cwd(),
    },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    write: false,
  });
  expect(gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length).toBeLessThanOrEqual(4608);
});
