import type { Page } from '@playwright/test';
import { TOKEN_ID, TOKEN_SECRET } from '../servers/vsax-server.ts';

/**
 * Brings the outbox up to so many items, two for each session: a submission and a test. The first session and its
 * submission are there already, made by hand; the others are made by the app itself, because it sends nothing that it has
 * not written. The ways to vendor and Neo are shut meanwhile.
 */
export async function queueMany(page: Page, count: number): Promise<void> {
  await page.evaluate(
    async ({ count, values }) => {
      // biome-ignore lint/suspicious/noExplicitAny: the page's own way to main, by the names of the contract.
      const ask = async (name: string, input: object): Promise<any> => {
        // biome-ignore lint/suspicious/noExplicitAny: as above.
        const answer: any = await (window as any).setup.invoke(name, input);
        if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
        return answer.value;
      };
      const { rows } = await ask('listSessions', { search: '', filter: 'all', limit: 1 });
      let sessionId: string = rows[0].id;
      for (let at = 1; at < count; at += 1) {
        const work = at % 2 === 1 ? 'test' : 'submit';
        if (work === 'submit') {
          const clientName = `Client ${String(at / 2 + 1).padStart(3, '0')}`;
          const given = { clientName, technician: '', connectionId: null, vendors: ['vsax'] };
          sessionId = (await ask('createSession', given)).id;
          for (const [field, text] of Object.entries(values)) {
            await ask('keepField', { sessionId, vendor: 'vsax', field, text });
          }
        }
        await ask('queueWork', { sessionId, vendor: 'vsax', work, anyway: true });
      }
    },
    { count, values: { tenantUrl: 'https://acme.vsax.net', tokenId: TOKEN_ID, tokenSecret: TOKEN_SECRET } },
  );
}
