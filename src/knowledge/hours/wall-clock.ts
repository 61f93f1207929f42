/** Wall-clock time: what a clock on a wall in Paris shows, whatever the time zone of the machine. */

const HOUR = 3_600_000;

/** Swedish writes dates as ISO 8601 does: "2026-11-20 09:05:00". */
const PARIS = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short", timeStyle: "medium" });

/** The library asks for the present only to warn of dates gone by: a fixed one, so that its answers never change. */
const PRESENT = Date.UTC(2026, 0, 1);

/**
 * A date that carries wall-clock time: its local fields are those of UTC, so it knows neither time zone nor summer time.
 * It overrides what the opening_hours library reads and writes; month counts from 0, as in Date.
 */
export class WallClock extends Date {
  constructor(timeOrYear = PRESENT, month?: number, day = 1, hour = 0, minute = 0) {
    super(month === undefined ? timeOrYear : Date.UTC(timeOrYear, month, day, hour, minute));
  }
  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override getDay(): number {
    return this.getUTCDay();
  }
  override getHours(): number {
    return this.getUTCHours();
  }
  override getMinutes(): number {
    return this.getUTCMinutes();
  }
  override setDate(day: number): number {
    return this.setUTCDate(day);
  }
  override setHours(hours: number, minutes = 0, seconds = 0, milliseconds = 0): number {
    return this.setUTCHours(hours, minutes, seconds, milliseconds);
  }
}

/** The wall-clock time in Paris at an instant, to the second. */
export function wallClockOf(instant: Date): WallClock {
  return new WallClock(Date.parse(`${PARIS.format(instant).replace(" ", "T")}Z`));
}

/**
 * The first instant after `after` when a clock in Paris shows `wall`: in October an hour comes twice, and the hour that
 * March skips is read as winter time.
 */
export function instantOf(wall: WallClock, after: Date): Date {
  const summer = new Date(wall.getTime() - 2 * HOUR);
  const winter = new Date(wall.getTime() - HOUR);
  const isSummer = wallClockOf(summer).getTime() === wall.getTime();
  return isSummer && summer > after ? summer : winter;
}
