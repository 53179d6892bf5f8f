/** Where the portal is. A manifest's matches leave out the port, and take a host with a dot at its end for the same. */
const ORIGINS: readonly string[] = ['https://partner.microsoft.com', 'https://partnercenter.microsoft.com'];

/** Whether an address is one of the portal's: these hosts, letter by letter, and the usual port. */
export function isPortal(url: string): boolean {
  return ORIGINS.some((origin) => url.startsWith(`${origin}/`));
}
