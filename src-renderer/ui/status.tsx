import type { ReactNode } from 'react';

/**
 * A named status: read aloud when its words change, found by its name. `output` is the native element of that role.
 */
export function Status({
  name,
  className,
  children,
}: {
  name: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <output aria-label={name} className={className}>
      {children}
    </output>
  );
}
