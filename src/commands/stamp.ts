import { addDays, type Day } from '../model/day.ts';

/**
 * Fills the places of a template: `{{today}}`, `{{today-30}}`, `{{today+90}}` become days, `{{name}}` the value of that
 * name. What is not known stays as it is, so that other languages with braces (`${{ github.ref }}`) pass through.
 */
export function stamp(text: string, today: Day, values: Readonly<Record<string, string>> = {}): string {
  return text.replace(/\{\{([a-z]+)([+-]\d{1,4})?\}\}/g, (place, name: string, days: string | undefined) => {
    if (name === 'today') return addDays(today, Number(days ?? 0));
    return days === undefined && Object.hasOwn(values, name) ? (values[name] as string) : place;
  });
}
