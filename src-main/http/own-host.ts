/** Is this host one of the vendor's own: the domain itself or a name below it? */
export function isOwnHost(host: string, ownDomains: readonly string[]): boolean {
  return ownDomains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
