declare const ofEnvironment: unique symbol;

/**
 * The real environment and practice never mix. A client, vault, store or outbox carries its environment in its type,
 * so that code which takes one of them cannot be handed the other. Nothing of this exists at run time.
 */
export type Environment = 'real' | 'practice';
export type InEnvironment<E extends Environment> = { readonly [ofEnvironment]: E };

/** The one place where an object is given its environment. */
export function placeIn<E extends Environment, T extends object>(
  _environment: E,
  thing: T,
): T & InEnvironment<E> {
  return thing as T & InEnvironment<E>;
}
