import { UserError } from '../model/errors.ts';
import type { Site } from '../model/site.ts';

/** Throws `UserError` when there is an `owners.yml` that cannot be read: then nobody can tell who, or whether `id`, is in it. */
export function demandRegistry({ owners }: Site, id?: string): void {
  const [wrong] = owners.known ? [] : owners.problems;
  if (!wrong) return;
  throw new UserError(
    `${owners.file} cannot be read, so nobody can tell ${id === undefined ? 'who' : `whether "${id}"`} is in it. ${wrong.message}`,
    { at: wrong.at, ...(wrong.hint !== undefined && { hint: wrong.hint }) },
  );
}
