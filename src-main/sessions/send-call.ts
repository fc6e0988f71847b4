import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { looksLikeKey } from '../../src-preload/contract/secret-in-name.ts';
import { type FileDialogs, saveChosenFile } from '../storage/chosen-file.ts';
import { ok, refuse } from '../system/result.ts';
import { calendarFile } from './call-calendar.ts';
import { readCallPlan } from './call-plan.ts';
import { callSubject, shortCallText } from './call-text.ts';
import type { RealServices } from './environment-services.ts';
import { fileNameOf } from './session-file.ts';

/** A mail without an address. `too-long`: the system would cut it off. */
export type OpenMail = (mail: { subject: string; body: string }) => Promise<'opened' | 'too-long' | 'failed'>;

type CallParts = FileDialogs & { real: RealServices; openMail: OpenMail };

/** Opens a mail with what the call needs, whole or, where that is too long, in its short form. */
export async function writeCallMail(
  { real, openMail }: CallParts,
  input: Input<'writeCallMail'>,
): Promise<Result<Response<'writeCallMail'>>> {
  const plan = await readCallPlan(real, input);
  if (!plan.ok) return plan;
  const subject = callSubject(plan.value);
  if (looksLikeKey(plan.value.text)) return refuse('looks-like-secret');
  const whole = await openMail({ subject, body: plan.value.text });
  if (whole === 'opened') return ok({ isWhole: true });
  const short = whole === 'too-long' ? await openMail({ subject, body: shortCallText(plan.value) }) : whole;
  return short === 'opened' ? ok({ isWhole: false }) : refuse('mail-not-opened');
}

/** Writes the call as a calendar file to a place that is chosen. */
export async function saveCallFile(
  parts: CallParts,
  { sessionId, startsAt }: Input<'saveCallFile'>,
): Promise<Result<Response<'saveCallFile'>>> {
  const plan = await readCallPlan(parts.real, { sessionId });
  if (!plan.ok) return plan;
  if (looksLikeKey(plan.value.text)) return refuse('looks-like-secret');
  return saveChosenFile(parts, fileNameOf(plan.value.clientName, 'neo-call', 'ics'), async () =>
    ok(await calendarFile(plan.value, { sessionId, startsAt, now: parts.real.now() })),
  );
}
