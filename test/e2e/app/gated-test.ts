import { type Forwarder, startForwarder } from '../../servers/gate.ts';
import { test as base, HALO, NEO, TENANT } from './test.ts';

/** The ways to the servers, all shut at first. `routes` leads an app through them. */
export type Gates = {
  halo: Forwarder;
  vsax: Forwarder;
  neo: Forwarder;
  openAll: () => Promise<void>;
  routes: Record<string, string>;
};

export const test = base.extend<{ gates: Gates }>({
  gates: async ({ halo, vsax, neo }, use) => {
    const gates = {
      halo: await startForwarder(halo.origin),
      vsax: await startForwarder(vsax.origin),
      neo: await startForwarder(neo.origin),
    };
    const each = Object.values(gates);
    await use({
      ...gates,
      openAll: async () => void (await Promise.all(each.map((gate) => gate.open()))),
      routes: { [HALO]: gates.halo.origin, [TENANT]: gates.vsax.origin, [NEO]: gates.neo.origin },
    });
    await Promise.all(each.map((gate) => gate.shut()));
  },
});
