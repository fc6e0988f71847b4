import { expect, it } from 'vitest';
import { readReportFile, signReport } from '../../../src-main/report/report-file.ts';
import { randomFrom } from '../../e2e/crash/random-from.ts';
import { aReport, signer } from './sample-report.ts';

const TIMES = 10_000;
/** Another one tampers in other places. */
const SEED = 1;
const original = Buffer.from(signReport(aReport, signer));

type Random = () => number;
const below = (random: Random, end: number) => Math.floor(random() * end);
const otherByte = (random: Random, at: number) => ((original[at] ?? 0) + 1 + below(random, 255)) % 256;
const withBytes = (at: number, gone: number, bytes: readonly number[]) =>
  Buffer.concat([original.subarray(0, at), Buffer.from(bytes), original.subarray(at + gone)]);

/** One byte is another, is gone or is one more; the end is cut off; or two bytes trade places. */
function tamper(random: Random, turn: number): Buffer {
  // Every byte of the file once, then places by chance.
  if (turn < original.length) return withBytes(turn, 1, [otherByte(random, turn)]);
  const at = below(random, original.length - 1);
  switch (below(random, 5)) {
    case 0:
      return withBytes(at, 1, [otherByte(random, at)]);
    case 1:
      return withBytes(at, 1, []);
    case 2:
      return withBytes(at, 0, [below(random, 256)]);
    case 3:
      return original.subarray(0, at);
    default:
      return withBytes(at, 2, [original[at + 1] ?? 0, original[at] ?? 0]);
  }
}

it('every one of 10,000 reports that were tampered with is refused with a reason', () => {
  const random = randomFrom(SEED);
  const reasons = new Map<string, number>();
  expect(original.length).toBeLessThan(TIMES);
  for (let turn = 0; turn < TIMES; turn += 1) {
    const bytes = tamper(random, turn);
    // Two equal bytes that trade places are no change, nor is one of a run that is doubled and cut.
    if (bytes.equals(original)) continue;
    const read = readReportFile(bytes);
    if (read.ok) expect.fail(`accepted at turn ${turn}: ${bytes.toString('latin1')}`);
    reasons.set(read.code, (reasons.get(read.code) ?? 0) + 1);
  }
  // Most leave JSON that reads: then it is the signature that notices.
  expect(reasons.get('report-changed')).toBeGreaterThan(TIMES / 10);
  expect(reasons.get('report-damaged')).toBeGreaterThan(0);
  console.log(`Reasons: ${[...reasons].map(([code, count]) => `${code} ${count}`).join(', ')}`);
});
