import { type Day, parseDay } from '../model/day.ts';

/** The calendar day on this computer's clock, in its time zone. The only place where kb asks what day it is. */
export function today(): Day {
  const now = new Date();
  const text = [
    String(now.getFullYear()).padStart(4, '0'),
    String(now.getMonth() + 1).padStart(2, '0'),
    String(now.getDate()).padStart(2, '0'),
  ].join('-');
  const day = parseDay(text);
  if (day === undefined) throw new Error(`The clock of this computer says ${text}`);
  return day;
}
