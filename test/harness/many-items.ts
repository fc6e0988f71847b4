import type { Page } from '@playwright/test';
import type { Input, RequestName, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { TOKEN_ID, TOKEN_SECRET } from '../servers/vsax-server.ts';

/**
 * Brings the outbox up to so many items, two for each session: a submission and a test. The first session and its
 * submission are there already, made by hand; the others are made by the app itself, because it sends nothing that it has
 * not written. The ways to vendor and Neo are shut meanwhile.
 */
export async function queueMany(page: Page, count: number): Promise<void> {
  await page.evaluate(
    async ({ count, values }) => {
      async function invoke<N extends RequestName>(name: N, input: Input<N>): Promise<Response<N>> {
        const result = (await window.setup?.invoke(name, input)) as Result<Response<N>> | undefined;
        if (result?.ok !== true) throw new Error(`${name}: ${result?.error.code}`);
        return result.value;
      }
      const { rows } = await invoke('listSessions', { search: '', filter: 'all', limit: 1 });
      let sessionId = rows[0]?.id ?? '';
      for (let at = 1; at < count; at += 1) {
        const work = at % 2 === 1 ? 'test' : 'submit';
        if (work === 'submit') {
          const clientName = `Client ${String(at / 2 + 1).padStart(3, '0')}`;
          const given = { clientName, technician: '', connectionId: null, vendors: ['vsax'] };
          sessionId = (await invoke('createSession', given)).sessionId;
          for (const [field, text] of Object.entries(values)) {
            await invoke('keepField', { sessionId, vendor: 'vsax', field, text });
          }
        }
        await invoke('queueWork', { sessionId, vendor: 'vsax', work, anyway: true });
      }
    },
    { count, values: { tenantUrl: 'https://acme.vsax.net', tokenId: TOKEN_ID, tokenSecret: TOKEN_SECRET } },
  );
}
