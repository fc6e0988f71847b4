import { expect } from 'vitest';
import { runChecks } from '../../../../../src-main/checks/run-checks.ts';
import type { SignInPermit } from '../../../../../src-main/checks/sign-in-limiter.ts';
import type { PermissionResult, TestReport } from '../../../../../src-preload/contract/verdict.ts';
import { routedClient } from '../../../../harness/routed-client.ts';
import { runParts } from '../../../../harness/run-parts.ts';
import { CLIENT_ID, CLIENT_SECRET, startHaloServer } from '../../../../servers/halo-server.ts';

export const ORIGIN = 'https://acme.halopsa.com';
export const ELSEWHERE = 'https://sign-in.elsewhere.example';
export const TRIAL = 'https://uk-trial.halopsa.com';

export type HaloOptions = {
  agentId?: string;
  secret?: string;
  signal?: AbortSignal;
  confirmedHosts?: string[];
  spend?: () => Promise<SignInPermit>;
  folder?: string;
};

/** One run of the checks as the app does it, with what it announced, locked and spent. */
export type HaloRun = {
  report: TestReport;
  announced: PermissionResult[][];
  locked: string[];
  spent: number;
};

/** A HaloPSA, another server that stands for every other host, and a client that finds both. */
export async function openHaloWorld() {
  const [halo, elsewhere] = await Promise.all([startHaloServer(), startHaloServer()]);
  const client = routedClient(
    new Map([
      [ORIGIN, halo.origin],
      [ELSEWHERE, elsewhere.origin],
      [TRIAL, elsewhere.origin],
    ]),
  );

  async function run(options: HaloOptions = {}): Promise<HaloRun> {
    const { agentId = '42', secret = CLIENT_SECRET, confirmedHosts = [] } = options;
    const values: Record<string, string> = { clientId: CLIENT_ID, clientSecret: secret, agentId };
    const announced: PermissionResult[][] = [];
    const locked: string[] = [];
    let spent = 0;
    const report = await runChecks(
      runParts('halopsa', {
        value: (field) => values[field] ?? '',
        origin: ORIGIN,
        ...(options.folder === undefined ? {} : { folder: options.folder }),
        confirmedHosts,
        acquireSignIn: async () => {
          const answer = (await options.spend?.()) ?? { ok: true as const };
          if (answer.ok) spent += 1;
          return answer;
        },
        blockSignIn: async (until) => {
          locked.push(until);
        },
        client,
        ...(options.signal && { signal: options.signal }),
        onRows: (rows) => announced.push(rows),
      }),
    );
    // Whatever came back, the secret is not in it.
    expect(JSON.stringify([report, announced])).not.toContain(secret);
    return { report, announced, locked, spent };
  }

  const close = async () => {
    await client.close();
    await Promise.all([halo.close(), elsewhere.close()]);
  };
  return { halo, elsewhere, run, close };
}

/** `passed`, or the verdict and why: `failed vendor:agent-missing`. */
export function verdictsByRow({ report }: HaloRun, row: string): string {
  const found = report.rows.find((one) => one.row === row);
  return [found?.verdict, found?.reason?.code].filter((one) => one !== undefined).join(' ');
}
