/** Opening hours as pages carry them: time zone, spans by weekday (Monday first), days that are closed. */
export interface PageHours {
  readonly z: string;
  readonly w: readonly (readonly (readonly [string, string])[])[];
  readonly h: readonly string[];
}

export interface OpenState {
  readonly open: boolean;
  /** When that changes; undefined when it does not within a week. */
  readonly changes?: Date;
}

const minute = 60_000;
const dayMinutes = 1440;

/** What clocks in the time zone show: days since 1970 and minutes since midnight. */
function wallClock(zone: string, now: Date): { day: number; minutes: number } {
  const parts: Record<string, number> = {};
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  for (const { type, value } of format.formatToParts(now)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0 } = parts;
  return { day: Date.UTC(year, month - 1, day) / (dayMinutes * minute), minutes: hour * 60 + minutes };
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** The spans of a day in minutes since its midnight; none on a holiday. */
function spansOn(hours: PageHours, day: number): [number, number][] {
  const date = new Date(day * dayMinutes * minute);
  if (hours.h.includes(date.toISOString().slice(0, 10))) return [];
  const spans = hours.w[(date.getUTCDay() + 6) % 7] ?? [];
  return spans.map(([from, to]) => [minutesOf(from), minutesOf(to)]);
}

/** Is it open at `now`, and until when, or from when? Times are instants: show them in the reader's own time. */
export function openState(hours: PageHours, now: Date): OpenState {
  const clock = wallClock(hours.z, now);
  // Spans of the coming week in minutes from today's midnight, those that touch joined (open past midnight).
  const spans: [number, number][] = [];
  for (let offset = 0; offset <= 7; offset++) {
    for (const [from, to] of spansOn(hours, clock.day + offset)) {
      const span: [number, number] = [from + offset * dayMinutes, to + offset * dayMinutes];
      const last = spans[spans.length - 1];
      if (last && last[1] === span[0]) last[1] = span[1];
      else spans.push(span);
    }
  }
  const next = spans.find(([, to]) => to > clock.minutes);
  if (!next) return { open: false };
  const open = next[0] <= clock.minutes;
  const target = open ? next[1] : next[0];
  if (open && target >= 7 * dayMinutes + clock.minutes) return { open };
  return { open, changes: instantOf(hours.z, clock, target, now) };
}

/** The instant at which clocks show `target` minutes from today's midnight, also when they are put forward or back in between. */
function instantOf(zone: string, clock: { day: number; minutes: number }, target: number, now: Date): Date {
  const start = now.getTime() - (now.getTime() % minute);
  const guess = start + (target - clock.minutes) * minute;
  const there = wallClock(zone, new Date(guess));
  const shown = (there.day - clock.day) * dayMinutes + there.minutes;
  return new Date(guess + (target - shown) * minute);
}
