import { hasThreads, type Thread } from '../io/thread.ts';
import { inTurns, pause } from '../io/turns.ts';
import type { Site } from '../model/site.ts';
import { searchOutputs, type TextOutput } from '../search/search-outputs.ts';
import type { DevState } from './dev-project.ts';
import { searchBeside, worthAThread } from './search-beside.ts';

/** Who searches while the index is made again waits so long for the new one; then it is the old one. */
const patienceMs = 1_000;

/** The search index as the build makes it, made when a browser first asks for it after a change; beside other work when it is large. */
export class DevSearch {
  #site: Site | undefined;
  #making: Promise<void> = Promise.resolve();
  #thread: Thread | undefined;
  #outputs: ReadonlyMap<string, TextOutput> = new Map();
  /** Pages that took the start of the index before this one ask for its other files. */
  #older: ReadonlyMap<string, TextOutput> = new Map();

  /** A file below `search/`; undefined when the index has none of that name. */
  async output(state: DevState, path: string): Promise<TextOutput | undefined> {
    if (state.site !== this.#site) {
      this.#site = state.site;
      this.#thread?.stop();
      this.#making = this.#make(state);
      this.#making.catch(() => {
        // Whoever asks next tries again.
        if (this.#site === state.site) this.#site = undefined;
      });
    }
    if (this.#outputs.size > 0) await Promise.race([this.#making, pause(patienceMs)]);
    else {
      for (let last: unknown; last !== this.#making; ) {
        last = this.#making;
        await this.#making;
      }
    }
    return this.#outputs.get(path) ?? this.#older.get(path);
  }

  async #make({ site, theme }: DevState): Promise<void> {
    const outputs = new Map<string, TextOutput>();
    const program = theme.scripts['search.js'] ?? '';
    const take = (made: Iterable<TextOutput>) => {
      for (const output of made) outputs.set(output.path, output);
    };
    if (hasThreads && site.entries.length >= worthAThread) {
      const { thread, sending } = searchBeside(site, program, (made) => take(made as TextOutput[]));
      // Ctrl-C does not wait for an index.
      thread.letGo();
      this.#thread = thread;
      await inTurns(sending);
      await thread.ended;
    } else take(searchOutputs(site, program));
    if (site !== this.#site) return;
    this.#older = this.#outputs;
    this.#outputs = outputs;
  }
}
