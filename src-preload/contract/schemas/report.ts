import { z } from 'zod';
import { plainLines, plainText } from '../plain-text.ts';
import { LONGEST_NOTES } from '../session.ts';
import { VERDICTS } from '../verdict.ts';

/*
 * A report as its file has it: what was found of each credential of a session, readable without this app and without the
 * vendor's folder. No member is a secret. Whoever opens one has not made it, so every text is checked: one that holds
 * what nobody sees, or what steers a line, is refused and not mended.
 */
export const HIDDEN_TEXT = 'hidden text';
/** Characters of one text; the longest are reasons in words. */
export const LONGEST_LINE = 2_000;

const line = z.string().refine((text) => plainText(text, LONGEST_LINE) === text, HIDDEN_TEXT);
const lines = z.string().refine((text) => plainLines(text, LONGEST_NOTES) === text, HIDDEN_TEXT);
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const count = z.int().min(0);
const named = z.strictObject({ label: line, value: line });

/** One request behind a row, and what came back. Times in milliseconds. */
const exchange = z.strictObject({
  request: line,
  at: time,
  status: count.optional(),
  count: count.optional(),
  atLeast: z.boolean().optional(),
  milliseconds: count.optional(),
  /** The vendor's own words, redacted. */
  vendorText: line.optional(),
});

const permission = z.strictObject({
  id: line,
  label: line,
  access: line,
  required: z.boolean(),
  verdict: z.enum(VERDICTS),
  /** Unless it passed: why, and who can do what. */
  reason: z.strictObject({ code: line, happened: line, notMean: line, next: line, who: line }).optional(),
  exchanges: z.array(exchange).max(1_000),
});

const vendor = z.strictObject({
  id: line,
  name: line,
  /** Which guide was followed; empty where there are several and the technician has not said. */
  guide: line,
  /** Addresses and choices, by the field's label. */
  values: z.array(named).max(100),
  /** Null where no test has been run. `isStale`: a value changed since, or it was older than 24 h. */
  test: z
    .strictObject({
      startedAt: time,
      endedAt: time,
      ended: z.enum(['finished', 'stopped', 'refused', 'wait-asked', 'timed-out']),
      overall: z.enum(VERDICTS),
      fromThisComputer: z.boolean(),
      isStale: z.boolean(),
    })
    .nullable(),
  /** What the portal says it is. */
  identity: z.array(named).max(100),
  /** What is known of when the key ends: in words, and the day where one is known. */
  expiresAt: time.optional(),
  expiry: line.optional(),
  /** Who of the client agreed to what the key allows, when, and by which guide; nobody where names were left out. */
  consent: z.strictObject({ by: line.optional(), at: time, guide: line }).optional(),
  permissions: z.array(permission).max(1_000),
  /** Of each secret that was saved: the beginning of a keyed fingerprint, of which no secret can be made. */
  secrets: z.array(z.strictObject({ label: line, fingerprint: z.string().regex(/^[0-9a-f]{12}$/) })).max(100),
  /** Null where nothing was submitted. */
  submission: z
    .strictObject({
      state: line,
      at: time.optional(),
      status: count.optional(),
      confirmation: line.optional(),
      requestIds: z.array(line).max(100),
    })
    .nullable(),
});

export const reportSchema = z.strictObject({
  madeAt: time,
  isPractice: z.boolean(),
  app: z.strictObject({ name: line, version: line }),
  /** Of the key that signs it: 32 bytes, hex. */
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  /** The names of people and of the client were left out on purpose. */
  namesLeftOut: z.boolean(),
  session: z.strictObject({
    client: line.optional(),
    technician: line.optional(),
    notes: lines.optional(),
    connection: line.optional(),
    createdAt: time,
    changedAt: time,
  }),
  vendors: z.array(vendor).min(1).max(100),
});
