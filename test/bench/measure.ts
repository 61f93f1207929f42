/** Small tools of the benchmarks: percentiles, and a table on standard output. */

/** The value below which `share` (0 to 1) of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** One line of the report: what was measured, the figure, and the goal when there is one. */
export function report(what: string, figure: string, goal = ""): void {
  process.stdout.write(`${what.padEnd(52)} ${figure.padStart(28)}  ${goal}\n`);
}

export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}
