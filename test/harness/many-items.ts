import type { Page } from '@playwright/test';
import type { Input, RequestName, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { TOKEN_ID, TOKEN_SECRET } from '../servers/vsax-server.ts';

/**
 * Brings the outbox up to so many items, two for each session: a submission and a test. The first session and its
 * submission are there already, made by hand; the others are made by the app itself, because it sends nothing that it has
 * not written. Vendor and Neo answer nothing meanwhile.
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
      const sessionIds = [rows[0]?.id ?? ''];
      const addSession = async (at: number) => {
        const clientName = `Client ${String(at + 1).padStart(3, '0')}`;
        const given = { clientName, technician: '', connectionId: null, vendors: ['vsax'] };
        const { sessionId } = await invoke('createSession', given);
        sessionIds[at] = sessionId;
        for (const [field, text] of Object.entries(values))
          await invoke('keepField', { sessionId, vendor: 'vsax', field, text });
      };
      // Several at a time, because each waits for the disk most of the time.
      let next = 1;
      const addNext = async () => {
        while (next < Math.ceil(count / 2)) await addSession(next++);
      };
      await Promise.all(Array.from({ length: 8 }, addNext));
      for (let at = 1; at < count; at += 1) {
        const sessionId = sessionIds[Math.floor(at / 2)] ?? '';
        const work = at % 2 === 1 ? 'test' : 'submit';
        await invoke('queueWork', { sessionId, vendor: 'vsax', work, anyway: true });
      }
    },
    { count, values: { tenantUrl: 'https://acme.vsax.net', tokenId: TOKEN_ID, tokenSecret: TOKEN_SECRET } },
  );
}
