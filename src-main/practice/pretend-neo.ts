import type { PracticeResponse, PracticeScenario } from '../../src-preload/contract/vendor.ts';
import { type PracticeRequest, type PretendVendor, practiceResponse } from './practice-responses.ts';

/** Where the pretend Neo lives. `.invalid` names lead nowhere (RFC 2606). */
export const PRETEND_NEO = 'https://neo.practice.invalid';

/** What the pretend Neo took: names only. */
export type PretendEffect = { integration: string; idempotencyKey: string; names: string[] };

/**
 * A Neo that lives in memory: what its folder's practice.json says, and a path that takes credentials, which
 * the real Neo does not document. It keeps Idempotency-Keys: a repeat has no second effect.
 */
export type PretendNeo = {
  answer(scenario: PracticeScenario, ask: PracticeRequest): PracticeResponse;
  effects(): PretendEffect[];
};

const CREDENTIALS = /^\/public-api\/integrations\/([\w-]+)\/credentials$/;
const SYNC_RUNS = /^\/public-api\/integrations\/([\w-]+)\/sync-runs$/;

export function openPretendNeo(pretend: PretendVendor, now: () => number): PretendNeo {
  const effects: PretendEffect[] = [];
  const answered = new Map<string, { body: string; answer: PracticeResponse }>();
  const connectedAt = new Map<string, number>();
  let count = 0;

  const meta = () => {
    count += 1;
    return { request_id: `practice-${count}` };
  };
  const refuse = (status: number, code: string, message: string): PracticeResponse => ({
    status,
    body: { error: { code, message }, meta: meta() },
  });

  function keep(integration: string, ask: PracticeRequest): PracticeResponse {
    const idempotencyKey = ask.headers['idempotency-key'] ?? '';
    const body = ask.body ?? '';
    const earlier = answered.get(idempotencyKey);
    if (earlier !== undefined) {
      return earlier.body === body
        ? earlier.answer
        : refuse(422, 'idempotency_key_reused', 'This key came with another body before.');
    }
    const names = credentialNames(body);
    if (names === undefined || idempotencyKey === '') {
      return refuse(400, 'validation_error', 'The practice Neo expects credentials and an Idempotency-Key.');
    }
    const answer = { status: 200, body: { data: { name: integration, connected: true }, meta: meta() } };
    answered.set(idempotencyKey, { body, answer });
    effects.push({ integration, idempotencyKey, names });
    connectedAt.set(integration, now());
    return answer;
  }

  return {
    answer(scenario, ask) {
      const folder = practiceResponse(pretend, scenario, ask);
      // The key is compared by the folder's own rules before anything else is looked at.
      if (folder.status === pretend.practice.unauthorized.status) return folder;
      const delayed = folder.delayMs === undefined ? {} : { delayMs: folder.delayMs };
      const target = CREDENTIALS.exec(ask.url.pathname)?.[1];
      if (target !== undefined && ask.method === 'PUT') return { ...keep(target, ask), ...delayed };
      const at = connectedAt.get(SYNC_RUNS.exec(ask.url.pathname)?.[1] ?? '');
      if (at === undefined) return folder;
      const time = new Date(at).toISOString();
      const run = {
        run_id: 'practice-run',
        started_at: time,
        finished_at: time,
        error: null,
        activities: [],
      };
      return { status: 200, body: { data: [run], meta: meta() }, ...delayed };
    },
    effects: () => [...effects],
  };
}

function credentialNames(body: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const held =
      typeof value === 'object' && value !== null && 'credentials' in value ? value.credentials : null;
    return typeof held === 'object' && held !== null ? Object.keys(held) : undefined;
  } catch {
    return undefined;
  }
}
