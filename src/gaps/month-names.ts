/** Languages whose month names are read. Names that mean different months in two of them are left out. */
const locales =
  'en en-GB en-AU de de-AT fr fr-CA es es-MX pt pt-BR it nl sv da nb fi pl cs sk hu ro tr ru uk'.split(' ');

/** Lower case, without accents and dots. */
export function plainMonth(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .replace(/ı/g, 'i');
}

/** Month names and abbreviations in many languages -> 1 to 12. Costs some milliseconds: call it once. */
export function monthNames(): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  for (const locale of locales) {
    for (const style of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' });
      const inDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: style, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month++) {
        const date = Date.UTC(2025, month - 1, 15);
        const named = inDate.formatToParts(date).find((part) => part.type === 'month')?.value ?? '';
        for (const text of [alone.format(date), named]) {
          const name = plainMonth(text);
          if (/\d/.test(name) || name === '') continue;
          const known = months.get(name);
          months.set(name, known === undefined || known === month ? month : 0);
        }
      }
    }
  }
  for (const [name, month] of months) if (month === 0) months.delete(name);
  return months;
}
