/** The present day where this machine is, `YYYY-MM-DD`. @param now - the present moment */
export function dayAt(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
