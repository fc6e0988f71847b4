/** Pairs measured one after the other: ours and the floor it stands on. */
export type Comparison = {
  name: string;
  unit: 'ms' | 'MB';
  /** The ratio of medians must not be above this. */
  limit: number;
  ours: number[];
  floor: number[];
};

export type Judged = Comparison & {
  medians: { ours: number; floor: number };
  ratio: number;
  /** Of the pairs' own ratios. */
  spread: { lowest: number; lowerQuarter: number; upperQuarter: number; highest: number };
  holds: boolean;
};

/**
 * Ratio of medians. Both sides were measured in turn, so what else the computer did meanwhile fell on both; the
 * spread of the single pairs tells how far to trust the number.
 */
export function judge(comparison: Comparison): Judged {
  const { ours, floor, limit } = comparison;
  const medians = { ours: quantile(ours, 0.5), floor: quantile(floor, 0.5) };
  const ratios = ours.map((value, index) => value / (floor[index] ?? Number.NaN));
  const ratio = medians.ours / medians.floor;
  const spread = {
    lowest: Math.min(...ratios),
    lowerQuarter: quantile(ratios, 0.25),
    upperQuarter: quantile(ratios, 0.75),
    highest: Math.max(...ratios),
  };
  return { ...comparison, medians, ratio, spread, holds: ratio <= limit };
}

export function describe(all: readonly Judged[]): string {
  const rows = all.map(({ name, unit, limit, medians, ratio, spread, holds, ours }) => [
    name,
    `${medians.ours.toFixed(0)} ${unit}`,
    `${medians.floor.toFixed(0)} ${unit}`,
    ratio.toFixed(3),
    `${spread.lowerQuarter.toFixed(2)}–${spread.upperQuarter.toFixed(2)}`,
    `${spread.lowest.toFixed(2)}–${spread.highest.toFixed(2)}`,
    limit.toFixed(2),
    String(ours.length),
    holds ? 'holds' : 'OVER',
  ]);
  const table = [
    ['', 'ours', 'floor', 'ratio', 'middle half', 'lowest–highest', 'at most', 'pairs', ''],
    ...rows,
  ];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}
