// Dates are ISO 8601 as exact as an article allows: a day, a month or a year.
// Here each one is a closed range of days, counted from 1970-01-01.

export interface DayRange { from: number; to: number }

const DAY = 86_400_000;

const dayOf = (year: number, month: number, day: number): number => Date.UTC(year, month, day) / DAY;

/** The days that an ISO date covers; null when it is absent or unreadable. */
export function parseDate(date: string | undefined): DayRange | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date ?? "");
  if (!match) return null;
  const year = Number(match[1]);
  if (!match[2]) return { from: dayOf(year, 0, 1), to: dayOf(year, 11, 31) };
  const month = Number(match[2]) - 1;
  if (!match[3]) return { from: dayOf(year, month, 1), to: dayOf(year, month + 1, 0) };
  const day = dayOf(year, month, Number(match[3]));
  return { from: day, to: day };
}

export const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });

const byDay = format({ day: "numeric", month: "short", year: "numeric" });
const byMonth = format({ month: "short", year: "numeric" });

/** The date as a reader likes it: "12 Jan 2022", "Jan 2022", "2022". */
export function readable(date: string | undefined): string {
  const range = parseDate(date);
  if (!range || !date) return date ?? "";
  if (/^\d{4}$/.test(date)) return date;
  return (/^\d{4}-\d{2}$/.test(date) ? byMonth : byDay).format(range.from * DAY);
}

export const readableDay = (day: number): string => byDay.format(day * DAY);

export type Step = "day" | "week" | "month" | "quarter" | "year";

/** One bar of a histogram: the days from (inclusive) to (inclusive). */
export interface Bin extends DayRange { label: string }

// A bar should be at least some pixels wide on a page of a thousand: this many
// bars at most.
const MAX_BINS = 120;

/** The finest step that covers the range in at most MAX_BINS bars. */
export function chooseStep(range: DayRange): Step {
  const days = range.to - range.from + 1;
  const steps: [Step, number][] = [["day", 1], ["week", 7], ["month", 30], ["quarter", 91]];
  return steps.find(([, length]) => days / length <= MAX_BINS)?.[0] ?? "year";
}

/** Cuts the range into bars; the first and last reach to full steps. */
export function bins(range: DayRange, step: Step): Bin[] {
  const out: Bin[] = [];
  for (let from = floor(range.from, step); from <= range.to; from = next(from, step)) {
    out.push({ from, to: next(from, step) - 1, label: label(from, step) });
  }
  return out;
}

function floor(day: number, step: Step): number {
  const date = new Date(day * DAY);
  switch (step) {
    case "day": return day;
    case "week": return day - ((date.getUTCDay() + 6) % 7);
    case "month": return dayOf(date.getUTCFullYear(), date.getUTCMonth(), 1);
    case "quarter": return dayOf(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) * 3, 1);
    case "year": return dayOf(date.getUTCFullYear(), 0, 1);
  }
}

function next(day: number, step: Step): number {
  const date = new Date(day * DAY);
  const months = { day: 0, week: 0, month: 1, quarter: 3, year: 12 }[step];
  if (months) return dayOf(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  return day + (step === "week" ? 7 : 1);
}

function label(day: number, step: Step): string {
  if (step === "year") return isoDay(day).slice(0, 4);
  if (step === "month") return byMonth.format(day * DAY);
  return byDay.format(day * DAY);
}
