/**
 * Gives what `make` makes of `inputs`, or what was kept of it when an earlier run made it of the same inputs. The result is plain
 * data; `make` reads nothing but what the inputs say.
 */
export type Remember = <Result>(name: string, inputs: Iterable<string>, make: () => Result) => Result;

/** Makes it each time. */
export const makeAnew: Remember = (_name, _inputs, make) => make();
