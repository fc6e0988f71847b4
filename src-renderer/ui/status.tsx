import type { OutputHTMLAttributes } from 'react';

/**
 * A named status: read aloud when its words change, found by its name. `output` is the native element of that role.
 */
export function Status({ name, ...rest }: { name: string } & OutputHTMLAttributes<HTMLOutputElement>) {
  return <output aria-label={name} {...rest} />;
}
