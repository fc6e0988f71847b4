import { type Gate, makeGate } from '../../servers/gate.ts';
import { test as base, HALO, NEO, TENANT } from './test.ts';

/** The ways to the servers, all shut at first. `routes` leads an app through them. */
export type Gates = {
  halo: Gate;
  vsax: Gate;
  neo: Gate;
  openAll: () => Promise<void>;
  routes: Record<string, string>;
};

export const test = base.extend<{ gates: Gates }>({
  gates: async ({ halo, vsax, neo }, use) => {
    const gates = {
      halo: await makeGate(halo.origin),
      vsax: await makeGate(vsax.origin),
      neo: await makeGate(neo.origin),
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
