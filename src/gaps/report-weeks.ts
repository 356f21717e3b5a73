import type { ReportWeek } from '../model/gap-report.ts';
import { incidentWeeks } from './changes.ts';
import { channels } from './contact.ts';
import { dayOfNumber } from './day-numbers.ts';
import { round } from './service.ts';
import type { Tally, TopicTally } from './tally.ts';

/** All calendar weeks of the data. The first and last are partial when the data begins or ends inside of them. */
export function weeksOf(tally: Tally, knowsContacts: boolean): ReportWeek[] {
  const incidents = incidentWeeks([...tally.all.weeks]);
  return Array.from({ length: tally.weekCount }, (_, week) => {
    const monday = tally.firstMonday + week * 7;
    const counts = tally.weekChannels.map((perWeek) => perWeek[week] as number);
    return {
      from: dayOfNumber(monday),
      contacts: knowsContacts ? (tally.all.weeks[week] as number) : null,
      untagged: tally.untagged.weeks[week] as number,
      channels: Object.fromEntries(
        channels.flatMap((channel, i) => (counts[i] ? [[channel, counts[i] as number]] : [])),
      ),
      partial: isPartial(tally, week),
      incident: incidents[week] ?? false,
    };
  });
}

function isPartial({ windows, firstMonday }: Tally, week: number): boolean {
  const monday = firstMonday + week * 7;
  return windows.first > monday || windows.to < monday + 6;
}

/** Mean of the last four whole weeks up to each week; null where there are not four. */
export function rollingMean(topic: TopicTally, tally: Tally): (number | null)[] {
  return Array.from(topic.weeks, (_, week) => {
    if (week < 3) return null;
    let sum = 0;
    for (let back = 0; back < 4; back++) {
      if (isPartial(tally, week - back)) return null;
      sum += topic.weeks[week - back] as number;
    }
    return round(sum / 4, 2);
  });
}
