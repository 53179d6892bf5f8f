/** What a log line may hold. Nothing else is ever logged: no names, no values, no addresses of people. */
export interface LogFields {
  readonly session?: string;
  readonly kid?: string;
  readonly code?: number | string;
  readonly count?: number;
  readonly port?: number;
}

/** Tells that something happened, with nothing personal in it. */
export type Log = (event: string, fields?: LogFields) => void;

/** Writes one JSON object a line. The time is the machine's, ISO 8601 UTC. */
export function lineLog(write: (line: string) => void, now: () => Date): Log {
  return (event, { session, kid, code, count, port } = {}) => {
    write(`${JSON.stringify({ at: now().toISOString(), event, session, kid, code, count, port })}\n`);
  };
}
