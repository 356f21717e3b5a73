import { optionalEnds, voids } from './html-elements.ts';
import type { HtmlTag } from './scan-html.ts';

/** Which elements are open behind a piece of HTML. Once tags do not match, nobody can say but an HTML parser: `isTangled`. */
export class OpenTags {
  private readonly names: string[] = [];
  private isTangled = false;

  get isClosed(): boolean {
    return this.names.length === 0 && !this.isTangled;
  }

  read(tags: readonly HtmlTag[]): void {
    for (const { name, isEnd } of tags) {
      if (isEnd) this.close(name);
      else if (!voids.has(name)) this.names.push(name);
    }
  }

  private close(name: string): void {
    while (this.names.length > 0) {
      const last = this.names.pop() as string;
      if (last === name) return;
      if (!optionalEnds.has(last)) break;
    }
    this.isTangled = true;
  }
}
