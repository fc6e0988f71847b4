import { afterEach, beforeEach } from 'vitest';
import { runChecks } from '../../../../../src-main/checks/run-checks.ts';
import type { SignInPermit } from '../../../../../src-main/checks/sign-in-limiter.ts';
import { originOf } from '../../../../../src-main/credentials/open-credential.ts';
import type { Client } from '../../../../../src-main/http/client.ts';
import { findVendor } from '../../../../../src-main/vendors/catalog.ts';
import type { PermissionResult, TestReport } from '../../../../../src-preload/contract/verdict.ts';
import { routedClient } from '../../../../harness/routed-client.ts';
import { runParts } from '../../../../harness/run-parts.ts';
import {
  type AsioServer,
  CLIENT_ID,
  CLIENT_SECRET,
  startAsioServer,
} from '../../../../servers/asio-server.ts';

export type RunOptions = {
  region?: string;
  clientId?: string;
  secret?: string;
  otherRegions?: boolean;
  signal?: AbortSignal;
  spend?: () => Promise<SignInPermit>;
  /** By this computer's clock instead of at once. */
  realPause?: boolean;
};

export type Ran = { report: TestReport; pauses: number[]; locks: string[]; announced: PermissionResult[][] };

/** The real client over the routes of the server; pauses are written down and last no time. */
export function clientOf(server: AsioServer): Client {
  return routedClient(server.routes);
}

/** A tenant in the EU and a client for it, fresh for each test of the file that calls this. */
export function asioForEachTest(): { tenant: AsioServer; client: Client } {
  const asio = {} as { tenant: AsioServer; client: Client };
  beforeEach(async () => {
    asio.tenant = await startAsioServer('eu');
    asio.client = clientOf(asio.tenant);
  });
  afterEach(async () => {
    await asio.client.close();
    await asio.tenant.close();
  });
  return asio;
}

export async function run(
  client: Client,
  { region = 'eu', clientId = CLIENT_ID, secret = CLIENT_SECRET, ...options }: RunOptions = {},
): Promise<Ran> {
  const values = new Map(Object.entries({ region, clientId, clientSecret: secret }));
  const vendor = findVendor('asio');
  const pauses: number[] = [];
  const locks: string[] = [];
  const announced: PermissionResult[][] = [];
  const report = await runChecks(
    runParts('asio', {
      value: (field) => values.get(field) ?? '',
      origin: originOf(vendor, values),
      client,
      ...(options.spend && { acquireSignIn: options.spend }),
      blockSignIn: async (until) => void locks.push(until),
      triesOtherRegions: options.otherRegions ?? false,
      ...(options.signal && { signal: options.signal }),
      ...(options.realPause === true
        ? {}
        : { pause: async (milliseconds) => void pauses.push(milliseconds) }),
      onRows: (rows) => announced.push(rows),
    }),
  );
  return { report, pauses, locks, announced };
}

/** Row → verdict, with the reason's code behind it where there is one. */
export function verdictsByRow(rows: readonly PermissionResult[]): Record<string, string> {
  return Object.fromEntries(
    rows.map(({ row, verdict, reason }) => [
      row,
      reason === undefined ? verdict : `${verdict} ${reason.code}`,
    ]),
  );
}
