declare const inWorld: unique symbol;

/**
 * The real world and practice never mix. A client, vault, store or outbox carries its world in its type, so
 * that code which takes one of them cannot be handed the other; nothing of this exists at run time.
 */
export type World = 'real' | 'practice';
export type InWorld<W extends World> = { readonly [inWorld]: W };

/** The one place where a world is given to an object. */
export function placeIn<W extends World, T extends object>(_world: W, thing: T): T & InWorld<W> {
  return thing as T & InWorld<W>;
}
