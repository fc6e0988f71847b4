import { expect, it } from 'vitest';
import type { Client } from '../../../src-main/http/client.ts';
import type { NeoApi, NeoApiParts } from '../../../src-main/neo/neo-api.ts';
import type { Outbox, OutboxParts } from '../../../src-main/outbox/outbox.ts';
import type { Vault } from '../../../src-main/secrets/vault.ts';

/**
 * The real environment and practice differ by type. Each line below must not compile: if one day it does, the
 * compiler says that its `@ts-expect-error` is unused. Nothing of this runs.
 */
function mixedEnvironments(
  real: { client: Client<'real'>; vault: Vault<'real'>; neo: NeoApi<'real'>; outbox: Outbox<'real'> },
  practice: {
    client: Client<'practice'>;
    vault: Vault<'practice'>;
    neo: NeoApi<'practice'>;
    outbox: Outbox<'practice'>;
  },
): unknown[] {
  const neo: Pick<NeoApiParts<'real'>, 'client' | 'vault'> = {
    // @ts-expect-error the real adapter refuses the client of practice
    client: practice.client,
    // @ts-expect-error the real adapter refuses the vault of practice
    vault: practice.vault,
  };
  const outbox: Pick<OutboxParts<'real'>, 'neo' | 'vault'> = {
    // @ts-expect-error the real outbox refuses the adapter of practice
    neo: practice.neo,
    // @ts-expect-error the real outbox refuses the vault of practice
    vault: practice.vault,
  };
  const pretend: Pick<NeoApiParts<'practice'>, 'client' | 'vault'> = {
    // @ts-expect-error the adapter of practice refuses the real client
    client: real.client,
    // @ts-expect-error the adapter of practice refuses the real vault
    vault: real.vault,
  };
  // @ts-expect-error an outbox of practice is no real outbox
  const mine: Outbox<'real'> = practice.outbox;
  return [neo, outbox, pretend, mine];
}

it('environments are a matter of the compiler; this file only has to compile', () => {
  expect(mixedEnvironments).toBeTypeOf('function');
});
