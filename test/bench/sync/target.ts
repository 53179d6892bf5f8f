/** What a client of any target can do. Edits are known by their serial (see edits.ts). */
export interface Client {
  /** Makes edits, each one a change of its own, and lets the library send them. */
  edit(serials: readonly number[]): void;
  /** Drops the connection; edits can go on. */
  offline(): Promise<void>;
  /** Connects again. Need not wait until all is sent. */
  online(): Promise<void>;
  close(): Promise<void>;
}

/** Where a client joins, and whom it tells what happens. */
export interface Joining {
  readonly port: number;
  readonly data: string;
  /** An edit made elsewhere, or found on joining, is visible in this client. */
  seen(serial: number): void;
  /** The server has confirmed this client's edits up to and with this one. Never called where there is no such thing. */
  confirmed(serial: number): void;
}

/** A store's files at one moment, looked at from outside. */
export interface Look {
  /** Another one whenever the files hold something else. */
  readonly key: string;
  /** Per field the newest edit that was in the files. */
  held(): Promise<readonly number[]>;
}

/** One of those that are compared. */
export interface Target {
  readonly id: string;
  /** Whether it is a library that does what Countersign's sync does. */
  readonly isPeer: boolean;
  /** Which works it can do. */
  readonly works: readonly string[];
  /** What its clients import; loaded before any clock runs. */
  readonly packages: readonly string[];
  /** How its server is started with Node; null when it has none. */
  readonly server: {
    arguments(data: string, port: number): readonly string[];
    environment?(data: string, port: number): Readonly<Record<string, string>>;
    /** What it prints when it listens. */
    readonly isUp: RegExp;
  } | null;
  /** Makes a data folder ready, before its server is started for the first time. */
  prepare?(data: string): Promise<void>;
  /** Connects a client. Resolves when it is ready to work, as far as the library says so. */
  join(joining: Joining): Promise<Client>;
  /** Begins to look at a store from outside, without disturbing its server. */
  store?(data: string): { look(): Look | null; close(): void };
}
