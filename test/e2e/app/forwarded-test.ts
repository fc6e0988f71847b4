import { type Forwarder, startForwarder } from '../../servers/forwarder.ts';
import { test as base, HALO, NEO, TENANT } from './test.ts';

/** The ways to the servers, all shut at first. `routes` leads an app through them. */
export type Forwarders = {
  halo: Forwarder;
  vsax: Forwarder;
  neo: Forwarder;
  openAll: () => Promise<void>;
  routes: Record<string, string>;
};

export const test = base.extend<{ forwarders: Forwarders }>({
  forwarders: async ({ halo, vsax, neo }, use) => {
    const forwarders = {
      halo: await startForwarder(halo.origin),
      vsax: await startForwarder(vsax.origin),
      neo: await startForwarder(neo.origin),
    };
    const each = Object.values(forwarders);
    await use({
      ...forwarders,
      openAll: async () => void (await Promise.all(each.map((forwarder) => forwarder.open()))),
      routes: {
        [HALO]: forwarders.halo.origin,
        [TENANT]: forwarders.vsax.origin,
        [NEO]: forwarders.neo.origin,
      },
    });
    await Promise.all(each.map((forwarder) => forwarder.shut()));
  },
});
