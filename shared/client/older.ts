/**
 * Which of two programs is older, by their versions such as `0.1.0`, when they do not understand each other (P18).
 *
 * @returns null when they are of the same version
 */
export function olderSide(client: string, daemon: string): 'client' | 'daemon' | null {
  const order = client.localeCompare(daemon, 'en', { numeric: true });
  if (order === 0) return null;
  return order < 0 ? 'client' : 'daemon';
}
