import type { VendorCall } from '../../src-preload/contract/vendor.ts';

/** Everything that call.json says, in its order. */
export function factsOf(call: VendorCall | undefined): VendorCall['people'] {
  return call === undefined ? [] : [...call.people, ...call.atHand, call.account, call.leaves];
}
